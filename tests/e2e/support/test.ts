import {test as base, expect, type BrowserContext, type ConsoleMessage} from '@playwright/test';

import {Newspaper} from './newspaper.js';

export {expect} from '@playwright/test';

/** What a page may not do unseen. */
export class Watch {
  readonly #problems: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Says that a problem belongs to the test. Patterns are held against the whole line. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  note(problem: string): void {
    this.#problems.push(problem);
  }

  /** All problems of one kind, expected or not. */
  seen(pattern: RegExp): string[] {
    return this.#problems.filter((problem) => pattern.test(problem));
  }

  get unexpected(): string[] {
    return this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }
}

interface Fixtures {
  /** Fails the test on console errors, uncaught errors, policy violations and traffic that leaves the machine. */
  clean: Watch;
  /** The demo newspaper in the test's own page. */
  newspaper: Newspaper;
}

export const test = base.extend<Fixtures>({
  actionTimeout: 5_000,
  clean: [
    async ({context}, use) => {
      const watch = new Watch();
      await follow(context, watch);
      await use(watch);
      expect(watch.unexpected).toEqual([]);
    },
    {auto: true},
  ],
  newspaper: async ({page}, use) => use(new Newspaper(page)),
});

/** Reports everything that goes wrong in any page of a context. */
export async function follow(context: BrowserContext, watch: Watch): Promise<void> {
  await context.exposeBinding('tellViolation', (_, what: string) => watch.note(`violation: ${what}`));
  await context.addInitScript(() => {
    const tell = (window as unknown as {tellViolation(what: string): void}).tellViolation;
    addEventListener(
      'securitypolicyviolation',
      ({effectiveDirective, blockedURI, sourceFile, sample}) =>
        tell(`${effectiveDirective} ${blockedURI} ${sample} in ${sourceFile}`),
      true,
    );
  });
  context.on('console', (message) => {
    if (message.type() === 'error') watch.note(`console: ${textOf(message)}`);
  });
  context.on('weberror', (error) => {
    const {message} = error.error();
    // Firefox’s driver passes the browser’s own complaints on as if a script had thrown them.
    watch.note(`${OF_THE_BROWSER.test(message) ? 'console' : 'uncaught'}: ${message}`);
  });
  context.on('request', (request) => {
    const {protocol, hostname} = new URL(request.url());
    if (/^https?:$/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname)) {
      watch.note(`stranger: ${request.url()}`);
    }
  });
}

const OF_THE_BROWSER =
  /^(The page’s settings blocked|Content at \S+ may not load |The Same Origin Policy disallows|None of the “sha)/;

function textOf(message: ConsoleMessage): string {
  return `${message.text()} (${message.location().url})`;
}

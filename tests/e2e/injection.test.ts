import {PAYLOADS} from '../unit/core/payloads.js';
import {alone, asVariant, everywhere, LOOK, LOOKS, PLACES, type Injected} from '../support/injection.js';
import {APPEAL, openOwnPage, scriptTag} from './support/own-page.js';
import {expect, test} from './support/test.js';

/** Nothing that a payload could do is held back by anybody but us. */
const LAX = "script-src * data: blob: 'unsafe-inline' 'unsafe-eval'";
/** One look is enough for every day; `npm run faults` and other engines take them all. */
const EVERY = process.env['LOOKS'] === 'all' || process.env['ENGINE'] === 'firefox';
const PLAIN = everywhere('Plain words');

test.describe('F32 somebody’s markup in every string of a config', () => {
  test('stands in every string that the schema knows', () => {
    expect(PAYLOADS.length).toBeGreaterThan(200);
    expect(PLACES.length).toBeGreaterThan(200);
    const taken = (path: readonly string[]): boolean =>
      path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], PLAIN.config) ===
      'Plain words';
    const refused = PLACES.filter(({path, decides}) => !decides && !taken(path)).map(({path}) => path.join('.'));
    // Names of ours have a form of their own, and what is a string or a list can't be both.
    const either = /^messages\.|\.(url|include\.any|exclude\.any)(\.|$)/;
    expect(refused.filter((path) => !either.test(path))).toEqual(['$schema', 'publication.id', 'campaigns.0.id']);
  });

  for (const attributes of EVERY ? LOOKS : LOOKS.slice(0, 1)) {
    test(`is words and nothing else: ${Object.values(attributes).join(' in a ')}`, async ({clean, newspaper, page}) => {
      test.setTimeout(120_000);
      // Pictures with such addresses don't load, and configs with such names are told of.
      clean.expect(/^console/, /^stranger/);
      await page.route(
        (url) => !['127.0.0.1', 'localhost'].includes(url.hostname),
        (route) => route.abort(),
      );
      await openOwnPage(page, {head: scriptTag(), body: APPEAL, policy: LAX});
      await expect(newspaper.heading).toBeVisible();
      const injected = PAYLOADS.map(everywhere);
      const cases: Injected[] = [PLAIN, ...injected];
      if (Object.keys(attributes).length === 1 && attributes['preview'] === 'ask') {
        cases.push(...injected.map(asVariant), ...PAYLOADS.flatMap(alone));
      }
      const {wrong, shown} = await page.evaluate(
        ([script, ...given]) =>
          new Promise<{wrong: string[]; shown: number}>((resolve) => {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the same script that WebDriver runs
            (new Function(script) as (...given: unknown[]) => void)(...given, resolve);
          }),
        [LOOK, cases, attributes] as const,
      );
      expect(wrong).toEqual([]);
      expect(shown).toBeGreaterThanOrEqual(PAYLOADS.length);
    });
  }
});

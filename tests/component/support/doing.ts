/** What tests do: wait, press keys, listen, set the media. */
import {expect} from '@open-wc/testing';
import {executeServerCommand, sendKeys, sendMouse} from '@web/test-runner-commands';

import {NOT_HERE} from '../../../scripts/lib/not-here.mjs';

/** What the tests run in. */
export const ENGINE = navigator.userAgent.includes('Firefox')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome')
    ? 'chromium'
    : 'webkit';

/** Skips the test, with the reason in the report. */
export function notHere(reason: string): never {
  throw new Error(`${NOT_HERE} ${reason}`);
}

/** Waits, at most three seconds, until something holds. */
export async function until(condition: () => unknown, what = 'the condition'): Promise<void> {
  const end = Date.now() + 3000;
  while (Date.now() < end && !condition()) await pause(10);
  expect(Boolean(condition()), what).to.equal(true);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Lets every pending update, import of a loaded module and frame pass. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    // Modules come in the order in which they were asked for.
    await import('./seeing.js');
    await pause(0);
  }
  await new Promise(requestAnimationFrame);
  await pause(0);
}

/** Presses keys one after the other; `Shift+Tab` holds one down. */
export async function press(...keys: string[]): Promise<void> {
  for (const each of keys) {
    const [key = '', held] = each.split('+').reverse();
    if (held) await sendKeys({down: held});
    await sendKeys({press: key});
    if (held) await sendKeys({up: held});
  }
  await settled();
}

/** Types into what has the focus. */
export async function type(text: string): Promise<void> {
  await sendKeys({type: text});
  await settled();
}

/** Clicks the middle of an element with the mouse. */
export async function point(element: Element): Promise<void> {
  element.scrollIntoView({block: 'center'});
  const {x, y, width, height} = element.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
  await settled();
}

/** Puts a focusable element in front of another, and the focus on it, so that the next Tab goes in. */
export function startBefore(element: Element): void {
  const start = document.createElement('button');
  start.textContent = 'Before';
  element.before(start);
  start.focus();
}

/** Keeps every event of these types that comes by. */
export function listen<T extends Event = Event>(target: EventTarget, ...types: string[]): T[] {
  const heard: T[] = [];
  for (const each of types) target.addEventListener(each, (event) => heard.push(event as T));
  return heard;
}

/**
 * Emulates forced colours, where the engine's driver can; elsewhere the test is skipped.
 *
 * @returns whether they are in force.
 */
export async function forceColors(scheme: 'light' | 'dark' | null): Promise<boolean> {
  await executeServerCommand('force-colors', scheme);
  return matchMedia('(forced-colors: active)').matches === (scheme !== null);
}

/** Adds a style sheet of the page's own; returns the way to take it back. */
export function pageStyle(css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** Silences the console's complaints and keeps them. */
export function complaints(level: 'error' | 'warn'): {readonly said: string[]; restore: () => void} {
  const said: string[] = [];
  const real = console[level];
  console[level] = (...parts: unknown[]) => said.push(parts.map(String).join(' '));
  return {said, restore: () => (console[level] = real)};
}

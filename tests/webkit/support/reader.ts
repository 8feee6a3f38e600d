import {remote} from 'webdriverio';

import {webkitCapabilities} from '../../../scripts/lib/webkit.mjs';

/** How WebDriver names a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

type Driver = Awaited<ReturnType<typeof remote>>;

/** Finds what is seen and has a role and a name, through all shadow roots; `name` is a regular expression's source. */
const FIND = `
  const [role, name] = arguments;
  const roles = {BUTTON: 'button', A: 'link', FIELDSET: 'group', H1: 'heading', H2: 'heading', H3: 'heading'};
  const roleOf = (element) => element.getAttribute('role') ?? roles[element.tagName] ??
    (element.tagName === 'INPUT' ? {radio: 'radio', checkbox: 'checkbox'}[element.type] ?? 'textbox' : '');
  const text = (node) => (node instanceof HTMLSlotElement && node.assignedNodes().length
    ? node.assignedNodes().map(text).join(' ')
    : node instanceof Element ? [...node.childNodes].map(text).join('') : node.nodeType === 3 ? node.data : '');
  const nameOf = (element) => (element.getAttribute('aria-label') ??
    (element.labels?.length ? text(element.labels[0]) : text(element))).replace(/\\s+/g, ' ').trim();
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? [element, ...all(element.shadowRoot)] : [element]);
  return all(document).find((element) => roleOf(element) === role && element.checkVisibility({visibilityProperty: true}) &&
    element.getBoundingClientRect().width > 0 && new RegExp(name).test(nameOf(element))) ?? null;`;

/** A person at WebKitGTK's small browser, who knows pages by roles and names. */
export class Reader {
  readonly #driver: Driver;

  private constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** At the browser that `npm run test:engines` has started a driver for. */
  static async come(): Promise<Reader> {
    const {WEBKIT_PORT: port, MINIBROWSER_PATH: browser} = process.env;
    if (!port || !browser) throw new Error('Run these tests by `npm run test:engines -- webkit`.');
    return new Reader(
      await remote({
        ...{logLevel: 'error', protocol: 'http', hostname: '127.0.0.1', port: Number(port), path: '/'},
        capabilities: webkitCapabilities(browser),
      }),
    );
  }

  async leave(): Promise<void> {
    await this.#driver.deleteSession();
  }

  async open(url: string): Promise<void> {
    await this.#driver.navigateTo(url);
  }

  async reload(): Promise<void> {
    await this.#driver.refresh();
  }

  /** Presses a key where the focus is: a name of WebDriver's (`Tab`, `Escape`); with Shift or not. */
  async press(key: string, {shift = false} = {}): Promise<void> {
    await this.#driver.keys(shift ? ['Shift', key] : [key]);
  }

  /** Opens a window in front, or a tab behind this one, and goes on there. @returns where they were before. */
  async goTo(place: 'window' | 'tab'): Promise<string> {
    const before = await this.#driver.getWindowHandle();
    const {handle} = await this.#driver.createWindow(place);
    await this.#driver.switchToWindow(handle);
    return before;
  }

  /** Goes on in another window. @returns where they were before. */
  async goBackTo(window: string): Promise<string> {
    const before = await this.#driver.getWindowHandle();
    await this.#driver.switchToWindow(window);
    return before;
  }

  /** Closes this window or tab, and goes on in another. */
  async closeAndGoTo(window: string): Promise<void> {
    await this.#driver.closeWindow();
    await this.#driver.switchToWindow(window);
  }

  /** Runs a script in the page; `arguments` and `return` as in a function's body. */
  run<T>(script: string, ...values: unknown[]): Promise<T> {
    return this.#driver.executeScript(script, values as object[]) as Promise<T>;
  }

  /** Runs a script that calls back its last argument, within 30 seconds. */
  runAsync<T>(script: string, ...values: unknown[]): Promise<T> {
    return this.#driver.executeAsyncScript(script, values as object[]) as Promise<T>;
  }

  /** Whether something with this role and name is seen. */
  async sees(role: string, name: string): Promise<boolean> {
    return (await this.run(FIND, role, name)) !== null;
  }

  async waitFor(role: string, name: string): Promise<void> {
    await this.#find(role, name);
  }

  async waitUntilGone(role: string, name: string): Promise<void> {
    await until(async () => !(await this.sees(role, name)), `${role} “${name}” to go`);
  }

  /** Waits for a script's answer to be true. */
  async waitUntil(script: string, what: string): Promise<void> {
    await until(() => this.run<boolean>(script), what);
  }

  async click(role: string, name: string): Promise<void> {
    const found = await this.#find(role, name);
    // The driver scrolls only as far as the window's edge, and then takes a part of an element for none.
    await this.run(`arguments[0].scrollIntoView({block: 'center'})`, {[ELEMENT]: found});
    await this.#driver.elementClick(found);
  }

  async fill(name: string, text: string): Promise<void> {
    const field = await this.#find('textbox', name);
    await this.#driver.elementClear(field);
    await this.#driver.elementSendKeys(field, text);
  }

  /** From the ask to thanks, in the sandbox. */
  async give(number = '4242424242424242'): Promise<void> {
    await this.click('button', '^Continue');
    await this.fill('^E-mail address', 'reader@example.org');
    await this.fill('^Card number', number);
    await this.fill('^Expiry', '1234');
    await this.fill('^Security code', '123');
    await this.click('button', '^Give \\$');
  }

  async #find(role: string, name: string): Promise<string> {
    let found: Record<string, string> | null = null;
    await until(async () => (found = await this.run(FIND, role, name)) !== null, `${role} “${name}”`);
    return found![ELEMENT]!;
  }
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ten seconds for ${what}.`);
}

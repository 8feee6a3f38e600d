import {setMaxListeners} from 'node:events';

import {afterEach, beforeEach, vi} from 'vitest';

/** A `localStorage` of a test's own: shared by every tab that is opened on it. */
export interface FakeStorage {
  readonly entries: Map<string, string>;
  /** Called by each write; may throw, as a full storage does. */
  onWrite: (key: string, text: string) => void;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
}

/** Locks as browsers keep them: one holder at a time, the others in the order in which they came. */
export interface FakeLocks {
  /** Who asked, oldest first. */
  readonly names: string[];
  /** Lets the next one run; resolves to whether there was one. */
  next(): Promise<boolean>;
  /** When set, requests are turned down with this. */
  refusal: Error | null;
  request(name: string, act: () => unknown): Promise<unknown>;
}

/** What a reader's tab has of a browser. */
export interface FakeBrowser {
  readonly storage: FakeStorage;
  readonly page: EventTarget;
  /** How many listeners there are on the page. */
  listeners: number;
  locks: FakeLocks | null;
  now: number;
  /** Tells the tab what another one wrote. */
  wrote(key: string | null): void;
}

export function createStorage(): FakeStorage {
  const entries = new Map<string, string>();
  const storage: FakeStorage = {
    entries,
    onWrite: () => undefined,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, text) {
      storage.onWrite(key, text);
      entries.set(key, text);
    },
  };
  return storage;
}

export function createLocks(): FakeLocks {
  const queue: (() => Promise<void>)[] = [];
  const locks: FakeLocks = {
    names: [],
    refusal: null,
    async next() {
      const run = queue.shift();
      await run?.();
      return run !== undefined;
    },
    request(name, act) {
      if (locks.refusal) return Promise.reject(locks.refusal);
      locks.names.push(name);
      return new Promise((resolve) => {
        queue.push(async () => resolve(await act()));
      });
    },
  };
  return locks;
}

/** Makes the browser's globals for each test of a file, and takes them away after it. */
export function useBrowser(now: number): FakeBrowser {
  const browser = {} as {-readonly [Key in keyof FakeBrowser]: FakeBrowser[Key]};
  beforeEach(() => {
    const page = new EventTarget();
    setMaxListeners(0, page);
    Object.assign(browser, {storage: createStorage(), page, listeners: 0, locks: null, now});
    browser.wrote = (key) => void page.dispatchEvent(Object.assign(new Event('storage'), {key}));
    vi.stubGlobal('localStorage', browser.storage);
    vi.stubGlobal('navigator', {
      get locks() {
        return browser.locks ?? undefined;
      },
    });
    vi.stubGlobal('addEventListener', (type: string, listener: EventListener) => {
      browser.listeners += 1;
      page.addEventListener(type, listener);
    });
    vi.stubGlobal('removeEventListener', (type: string, listener: EventListener) => {
      browser.listeners -= 1;
      page.removeEventListener(type, listener);
    });
    vi.spyOn(Date, 'now').mockImplementation(() => browser.now);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return browser;
}

/** Makes every touch of the storage throw, even the look at it (F01, F02), until the test is over. */
export function forbidStorage(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

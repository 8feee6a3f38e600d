import fc from 'fast-check';
import {describe, expect, test, vi} from 'vitest';
import {KEPT_VIEWS} from '../../../src/core/ask/record.js';
import {emptyRecord, type Happening, type ReaderRecord} from '../../../src/core/index.js';
import {createReader, type Reader} from '../../../src/reader/reader.js';
import {openStore} from '../../../src/reader/store.js';
import {DAY, NOON, recordWith, told} from '../core/support.js';
import {createLocks, forbidStorage, useBrowser} from './support.js';

const browser = useBrowser(NOON);
const KEY = 'reader-appeal:1:post';
const VIEW: Happening = {kind: 'view', campaign: 'a'};

const open = (allows?: (kind: Happening['kind']) => boolean): Reader => createReader(openStore('post'), allows);
const stored = (): unknown => JSON.parse(browser.storage.entries.get(KEY)!);

describe('a reader', () => {
  test('knows nothing at first', () => {
    const reader = open();
    expect(reader.record()).toEqual(emptyRecord());
    expect(reader.stored).toBe(true);
  });

  test('remembers at once, and for the next page', () => {
    const reader = open();
    reader.remember(VIEW);
    const expected = recordWith({views: {a: [NOON]}});
    expect(reader.record()).toEqual(expected);
    expect(stored()).toEqual(expected);
    expect(open().record()).toEqual(expected);
  });

  test('remembers when something happened, not when it could be written', async () => {
    browser.locks = createLocks();
    const reader = open();
    reader.remember(VIEW);
    browser.now += DAY;
    await browser.locks.next();
    expect(told(stored() as ReaderRecord).views).toEqual({a: [NOON]});
  });

  test('forgets everything', () => {
    const reader = open();
    reader.remember(VIEW);
    reader.forget();
    expect(reader.record()).toEqual(emptyRecord());
    expect(stored()).toEqual(emptyRecord());
  });

  test('forgets what is not written yet, too', async () => {
    browser.locks = createLocks();
    const reader = open();
    reader.remember(VIEW);
    reader.forget();
    while (await browser.locks.next());
    expect(reader.record()).toEqual(emptyRecord());
    expect(stored()).toEqual(emptyRecord());
  });

  test('keeps only what is allowed', () => {
    const reader = open((kind) => kind === 'snooze');
    const changed = vi.fn();
    reader.subscribe(changed);
    reader.remember(VIEW);
    reader.remember({kind: 'gift', frequency: 'once'});
    expect(reader.record()).toEqual(emptyRecord());
    expect(changed).not.toHaveBeenCalled();
    reader.remember({kind: 'snooze', until: NOON + DAY});
    expect(reader.record().snooze).toEqual({at: NOON, span: DAY, articles: 0});
    expect(changed).toHaveBeenCalledOnce();
  });

  test('tells its subscribers of every change, until they have had enough', () => {
    const reader = open();
    const first = vi.fn();
    const second = vi.fn();
    const stop = reader.subscribe(first);
    reader.subscribe(second);
    reader.remember(VIEW);
    stop();
    reader.forget();
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(2);
  });

  test('tells them when the record already is what it says', () => {
    const reader = open();
    const seen: number[] = [];
    reader.subscribe(() => seen.push(told(reader.record()).views['a']?.length ?? 0));
    reader.remember(VIEW);
    reader.remember(VIEW);
    expect(seen).toEqual([1, 2]);
  });

  test('leaves no listener behind when it is closed', () => {
    const reader = open();
    expect(browser.listeners).toBe(2);
    reader.close();
    expect(browser.listeners).toBe(0);
  });
});

describe('F01, F02: blocked storage', () => {
  test('is no error; the page remembers for as long as it lives', () => {
    forbidStorage();
    const reader = open();
    expect(reader.stored).toBe(false);
    reader.remember(VIEW);
    reader.remember({kind: 'snooze', until: NOON + DAY});
    expect(reader.record()).toEqual(recordWith({views: {a: [NOON]}, snooze: {at: NOON, span: DAY, articles: 0}}));
    reader.forget();
    expect(reader.record()).toEqual(emptyRecord());
    expect(() => reader.close()).not.toThrow();
  });

  test('another page knows nothing of it', () => {
    forbidStorage();
    open().remember(VIEW);
    expect(open().record()).toEqual(emptyRecord());
  });

  test('with locks that are refused as well (F02), nothing is lost and nothing is thrown', async () => {
    forbidStorage();
    browser.locks = createLocks();
    browser.locks.refusal = new DOMException('no', 'SecurityError');
    const reader = open();
    reader.remember(VIEW);
    await Promise.resolve();
    await Promise.resolve();
    expect(reader.record()).toEqual(recordWith({views: {a: [NOON]}}));
  });
});

describe('F04: a full storage', () => {
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };

  test('at first: the page remembers what was stored and what happens', () => {
    browser.storage.entries.set(KEY, JSON.stringify(recordWith({views: {a: [NOON - DAY]}})));
    browser.storage.onWrite = full;
    const reader = open();
    expect(reader.stored).toBe(false);
    reader.remember(VIEW);
    expect(told(reader.record()).views).toEqual({a: [NOON - DAY, NOON]});
  });

  test('later: it is noticed, nothing is lost, and it is not tried again and again', () => {
    const reader = open();
    reader.remember(VIEW);
    expect(reader.stored).toBe(true);
    const write = vi.fn(full);
    browser.storage.onWrite = write;
    reader.remember(VIEW);
    expect(reader.stored).toBe(false);
    reader.remember(VIEW);
    reader.remember(VIEW);
    expect(told(reader.record()).views['a']).toHaveLength(4);
    expect(write).toHaveBeenCalledTimes(1);
  });
});

describe('F05, F06: damage', () => {
  test.each(['{', '5', 'null', '"x"', '[]'])('%j is nothing', (text) => {
    browser.storage.entries.set(KEY, text);
    const reader = open();
    expect(reader.record()).toEqual(emptyRecord());
    expect(stored()).toEqual(emptyRecord());
  });

  test('is mended once, and what is whole is kept', () => {
    browser.storage.entries.set(
      KEY,
      '{"v":1,"reads":5,"asks":{"a":"1.....00000005","b":7},"gift":{"at":9,"frequency":"once"}}',
    );
    open();
    expect(stored()).toEqual(recordWith({views: {a: [5]}, gift: {at: 9, frequency: 'once'}}));
  });

  test('a snooze without an end is over within a year', () => {
    browser.storage.entries.set(KEY, JSON.stringify(recordWith({snooze: {at: NOON, span: 1e15, articles: 0}})));
    expect(open().record().snooze).toEqual({at: NOON, span: 366 * DAY, articles: 0});
  });

  test('done while the page lives throws nothing into it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.constantFrom('{"v":1,"asks":{"a":5}}', '{"v":1,"reads":5}', '{"v":1,"asks":7}')),
        (text) => {
          const reader = open();
          browser.storage.entries.set(KEY, text);
          reader.record();
          for (const kind of ['article', 'view', 'dismiss', 'snooze', 'gift', 'resume'] as const) {
            browser.storage.entries.set(KEY, text);
            reader.remember({kind, campaign: 'a', frequency: 'once'});
          }
          reader.close();
        },
      ),
      {numRuns: 300},
    );
  });
});

describe('F07: a clock that was ahead', () => {
  test('is put right in what is stored, so that spans run from then on', () => {
    browser.storage.entries.set(
      KEY,
      JSON.stringify(recordWith({snooze: {at: NOON + 900 * DAY, span: DAY, articles: 0}})),
    );
    open();
    browser.now += DAY;
    expect(open().record().snooze).toEqual({at: NOON, span: DAY, articles: 0});
  });
});

describe('F10: tabs', () => {
  test('see each other’s changes', () => {
    const one = open();
    const other = open();
    const heard = vi.fn(() => other.record().gift?.frequency);
    other.subscribe(heard);
    one.remember({kind: 'gift', frequency: 'yearly'});
    browser.wrote(KEY);
    expect(heard).toHaveReturnedWith('yearly');
  });

  test.each([
    ['our key', KEY, 1],
    ['everything cleared', null, 1],
    ['another key', 'theirs', 0],
    ['another version’s key', 'reader-appeal:2:post', 0],
  ])('listen to %s', (_, key, calls) => {
    const reader = open();
    const heard = vi.fn();
    reader.subscribe(heard);
    browser.wrote(key);
    expect(heard).toHaveBeenCalledTimes(calls);
  });

  test('lose no view: 20 of them, each in its turn', async () => {
    const locks = (browser.locks = createLocks());
    const readers = Array.from({length: 20}, () => open());
    for (const reader of readers) {
      reader.remember(VIEW);
      browser.now += 1;
    }
    for (const reader of readers) {
      reader.remember(VIEW);
      // Its own two are there at once, whoever holds the lock.
      expect(told(reader.record()).views['a']!.length).toBeGreaterThanOrEqual(2);
      browser.now += 1;
    }
    while (await locks.next());
    expect(new Set(locks.names)).toEqual(new Set([KEY]));
    expect(told(open().record()).views['a']).toHaveLength(40);
    expect(40).toBeLessThan(KEPT_VIEWS);
  });

  test('lose no view in any order of happening, writing and leaving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 0, max: 29}), {maxLength: 45}), async (steps) => {
        browser.storage.entries.clear();
        const locks = (browser.locks = createLocks());
        const readers = Array.from({length: 10}, () => open());
        let views = 0;
        for (const step of steps) {
          const reader = readers[step % 10]!;
          browser.now += 1;
          if (step < 10) await locks.next();
          else if (step < 28) {
            reader.remember(VIEW);
            views += 1;
          } else browser.page.dispatchEvent(new Event('pagehide'));
        }
        while (await locks.next());
        expect(told(open().record()).views['a'] ?? []).toHaveLength(views);
        readers.forEach((reader) => reader.close());
      }),
      {numRuns: 100},
    );
  });

  test('write at once where there are no locks, or where they are refused', async () => {
    const reader = open();
    reader.remember(VIEW);
    expect(told(stored() as ReaderRecord).views).toEqual({a: [NOON]});
    browser.locks = createLocks();
    browser.locks.refusal = new Error('no');
    reader.remember(VIEW);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told(stored() as ReaderRecord).views).toEqual({a: [NOON, NOON]});
  });
});

describe('leaving', () => {
  test('writes what still waits for the lock, once', async () => {
    browser.locks = createLocks();
    const reader = open();
    reader.remember(VIEW);
    expect(stored()).toEqual(emptyRecord());
    browser.page.dispatchEvent(new Event('pagehide'));
    expect(told(stored() as ReaderRecord).views).toEqual({a: [NOON]});
    while (await browser.locks.next());
    expect(told(stored() as ReaderRecord).views).toEqual({a: [NOON]});
  });

  test('closing does, too', () => {
    browser.locks = createLocks();
    const reader = open();
    reader.remember(VIEW);
    reader.close();
    expect(told(stored() as ReaderRecord).views).toEqual({a: [NOON]});
  });
});

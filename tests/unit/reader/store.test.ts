import fc from 'fast-check';
import {describe, expect, test, vi} from 'vitest';
import {emptyRecord} from '../../../src/core/index.js';
import {openStore} from '../../../src/reader/store.js';
import {DAY, NOON, recordWith, told} from '../core/support.js';
import {forbidStorage, useBrowser} from './support.js';

const browser = useBrowser(NOON);
const KEY = 'reader-appeal:1:post';

test('a record is kept under one key, with its version and its publication in the name', () => {
  const store = openStore('post');
  expect(store.key).toBe(KEY);
  const record = recordWith({reads: [NOON - DAY]});
  expect(store.save(record)).toBe(true);
  expect([...browser.storage.entries.keys()]).toEqual([KEY]);
  expect(store.load()).toEqual(record);
  expect(openStore('post').load()).toEqual(record);
});

test('nothing stored is an empty record', () => {
  expect(openStore('post').load()).toEqual(emptyRecord());
});

test.each([undefined, null, 5, {}])('a publication of %j has a key too', (publication) => {
  expect(openStore(publication).save(emptyRecord())).toBe(true);
});

describe('F01, F02: storage that throws at the first look', () => {
  test('reads as nothing and says that it keeps nothing', () => {
    forbidStorage();
    const store = openStore('post');
    expect(store.load()).toEqual(emptyRecord());
    expect(store.save(emptyRecord())).toBe(false);
  });

  test('storage that is not there at all does the same', () => {
    vi.stubGlobal('localStorage', null);
    const store = openStore('post');
    expect(store.load()).toEqual(emptyRecord());
    expect(store.save(emptyRecord())).toBe(false);
  });
});

test('F04: a full storage is reported, once for each try, and what was there stays', () => {
  const store = openStore('post');
  store.save(recordWith({reads: [1]}));
  let writes = 0;
  browser.storage.onWrite = () => {
    writes += 1;
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(store.save(recordWith({reads: [2]}))).toBe(false);
  expect(writes).toBe(1);
  expect(told(store.load()).reads).toEqual([1]);
});

test('F05: whatever stands under our key, loading never throws', () => {
  const store = openStore('post');
  fc.assert(
    fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.json()), (text) => {
      browser.storage.entries.set(KEY, text);
      expect(Object.keys(emptyRecord()).every((key) => key in store.load())).toBe(true);
    }),
    {numRuns: 1000},
  );
});

test('F07: stamps from the future count as now', () => {
  const store = openStore('post');
  store.save(recordWith({reads: [NOON + DAY]}));
  expect(told(store.load()).reads).toEqual([NOON]);
});

test('F11: other publications’ and other versions’ data are never touched', () => {
  const others = [`reader-appeal:2:post`, 'reader-appeal:1:other', 'reader-appeal', 'theirs'];
  for (const key of others) browser.storage.entries.set(key, 'theirs');
  const store = openStore('post');
  store.load();
  store.save(recordWith({reads: [1]}));
  expect(others.map((key) => browser.storage.entries.get(key))).toEqual(others.map(() => 'theirs'));
  expect(openStore('other').load()).toEqual(emptyRecord());
});

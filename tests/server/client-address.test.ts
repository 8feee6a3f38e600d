import fc from 'fast-check';
import {describe, expect, test} from 'vitest';

import {createHandler} from '../../src/server/index.js';
import {clientOf, UNKNOWN_CLIENT, type ClientAddress} from '../../src/server/door/client-address.js';
import {optionsWith} from '../unit/server/support.js';

const RUNS = {numRuns: 2_000};

function client(option: ClientAddress | undefined, headers: Record<string, string>): string {
  return clientOf(new Request('https://give.post.example/', {headers}), option);
}

const forwarded = (value: string, proxies = 1): string => client(proxies, {'x-forwarded-for': value});

describe('whom a request counts for (F47)', () => {
  test.each([
    ['203.0.113.7', 1, '203.0.113.7'],
    ['1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
    ['1.1.1.1, 203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
    ['6.6.6.6,  203.0.113.7 ,10.0.0.1', 2, '203.0.113.7'],
    ['203.0.113.7:51234', 1, '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', 1, '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', 1, '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', 1, '2001:db8:1:2::/64'],
    ['::ffff:203.0.113.7', 1, '203.0.113.7'],
    ['::ffff:cb00:7107', 1, '203.0.113.7'],
    ['fe80::1%eth0', 1, 'fe80:0:0:0::/64'],
    ['::1', 1, '0:0:0:0::/64'],
  ])('%s behind %i: %s', (value, proxies, expected) => {
    expect(forwarded(value, proxies)).toBe(expected);
  });

  test.each([
    '',
    ',',
    'unknown',
    '203.0.113.256',
    '203.0.113',
    '203.0.113.7.9',
    '2001:db8::1::2',
    '1:2:3:4:5:6:7:8:9',
    ':::',
    'for=203.0.113.7',
    '<script>',
    '203.0.113.7 203.0.113.8',
    'x'.repeat(1000),
  ])('“%s” is nobody that is known', (value) => {
    expect(forwarded(value)).toBe(UNKNOWN_CLIENT);
  });

  test('fewer entries than proxies: somebody went around them', () => {
    expect(forwarded('203.0.113.7', 2)).toBe(UNKNOWN_CLIENT);
    expect(client(1, {})).toBe(UNKNOWN_CLIENT);
  });

  test('a platform’s own header, or a function', () => {
    expect(client('cf-connecting-ip', {'cf-connecting-ip': '203.0.113.7', 'x-forwarded-for': '6.6.6.6'})).toBe(
      '203.0.113.7',
    );
    expect(client('cf-connecting-ip', {'x-forwarded-for': '6.6.6.6'})).toBe(UNKNOWN_CLIENT);
    expect(client(() => '203.0.113.7', {})).toBe('203.0.113.7');
    expect(client(() => null, {})).toBe(UNKNOWN_CLIENT);
    expect(
      client(() => {
        throw new Error('no socket');
      }, {}),
    ).toBe(UNKNOWN_CLIENT);
    expect(client(undefined, {'x-forwarded-for': '203.0.113.7'})).toBe(UNKNOWN_CLIENT);
  });

  test('whatever a client writes into the header, it cannot be another (F47)', () => {
    const line = fc.stringMatching(/^[\x20-\x7e]{0,80}$/);
    fc.assert(
      fc.property(line, fc.ipV4(), (own, seen) => {
        // What our one proxy does: it adds what it sees.
        const value = own === '' ? seen : `${own}, ${seen}`;
        expect(forwarded(value)).toBe(seen);
      }),
      RUNS,
    );
  });

  test('never throws, and says an address or that it is unknown (F47)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{0,80}$/), fc.integer({min: 1, max: 4}), (value, proxies) => {
        expect(forwarded(value, proxies)).toMatch(/^(?:unknown|\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]+::\/64)$/);
      }),
      RUNS,
    );
  });

  test('every address of IPv6 is read, and its 64 bits are its own (F47)', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const host = new URL(`http://[${address}]/`).hostname.slice(1, -1);
        expect(forwarded(address)).toBe(forwarded(host));
        expect(forwarded(address)).not.toBe(UNKNOWN_CLIENT);
      }),
      RUNS,
    );
  });

  test.each([0, 11, 1.5, 'x-forwarded-for', 'X-Forwarded-For', 'a b', '', true, {}])(
    '%o is no way to know an address',
    (clientAddress) => {
      expect(() => createHandler(optionsWith({clientAddress: clientAddress as never}))).toThrow(/clientAddress/);
    },
  );
});

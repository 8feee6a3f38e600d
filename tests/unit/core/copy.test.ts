import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {neededTokens} from '../../../src/core/copy.js';
import {plainCopy, renderCopy, safeHref, type Tokens} from '../../../src/core/index.js';
import {PAYLOADS} from './payloads.js';

const text = (words: string): unknown => ({kind: 'text', text: words});

describe('tokens', () => {
  test.each<[string, Tokens, string]>([
    ['Support {publication}', {publication: 'The Post'}, 'Support The Post'],
    ['from just {lowest}.', {lowest: '$2'}, 'from just $2.'],
    ['{articles} articles', {articles: 7}, '7 articles'],
    ['{articles} articles', {articles: 0}, '0 articles'],
    ['{a}{b}', {a: 'x', b: 'y'}, 'xy'],
    ['Dear {name|reader}', {name: 'Ada'}, 'Dear Ada'],
    ['Dear {name|reader}', {}, 'Dear reader'],
    ['Dear {name|reader}', {name: ''}, 'Dear reader'],
    ['Dear {name|reader}', {name: null}, 'Dear reader'],
    ['Hello{name|}!', {}, 'Hello!'],
    ['{first-name} and {a_1}', {'first-name': 'x', a_1: 'y'}, 'x and y'],
    ['Give {lowest}', {lowest: '{publication}', publication: 'P'}, 'Give {publication}'],
    ['Braces {} { } {1} {a b}', {}, 'Braces {} { } {1} {a b}'],
    ['No tokens. None.', {}, 'No tokens. None.'],
  ])('%j with %j is %j', (copy, tokens, words) => {
    expect(plainCopy(copy, tokens)).toBe(words);
  });

  test.each<[string, string]>([
    ['You read {articles} articles. Thank you.', 'Thank you.'],
    ['Thank you. You read {articles} articles.', 'Thank you.'],
    ['One. {two} is gone! Three? Four', 'One. Three? Four'],
    ['Only {this}', ''],
    ['“Give {lowest}.” Then more.', 'Then more.'],
    ['Really?! Only {this}. Yes', 'Really?! Yes'],
    ['Give 2.50 to {publication}. Thanks.', 'Thanks.'],
    ['See post.example or {link}. Thanks.', 'Thanks.'],
    ['… we have {a} to ask. Please.', 'Please.'],
    ['支持{name}。谢谢！', '谢谢！'],
    ['هل قرأت {articles}؟ شكرا.', 'شكرا.'],
    ['First {a} line\nsecond line. Third.', 'Third.'],
    ['*Give {lowest}.* Thanks.', 'Thanks.'],
    ['[Give {lowest}.](/give) Thanks.', 'Thanks.'],
  ])('without a value a token takes its sentence along: %j leaves %j', (copy, words) => {
    expect(plainCopy(copy, {})).toBe(words);
  });

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('{%s} has no value of its own', (name) => {
    expect(plainCopy(`Say {${name}}. Then.`, {})).toMatch(/^Then\.$|^Say \{__proto__\}\. Then\.$/);
    expect(plainCopy(`Say {x|{${name}}}.`, {x: ''})).not.toMatch(/function|object/);
  });

  test('the ones that a copy can’t do without are known', () => {
    expect(neededTokens('{a} {b|c} [{d}]({e}) {1} {f|}')).toEqual(['a', 'd', 'e']);
  });
});

describe('markup', () => {
  test.each<[string, unknown[]]>([
    ['', []],
    ['plain', [text('plain')]],
    ['a *b* c', [text('a '), {kind: 'emphasis', text: 'b'}, text(' c')]],
    ['**b**', [{kind: 'strong', text: 'b'}]],
    ['*a* **b**', [{kind: 'emphasis', text: 'a'}, text(' '), {kind: 'strong', text: 'b'}]],
    ['[why](/why)', [{kind: 'link', text: 'why', href: '/why'}]],
    ['[why](https://post.example/why?a=b#c)', [{kind: 'link', text: 'why', href: 'https://post.example/why?a=b#c'}]],
    ['[us](mailto:us@post.example)', [{kind: 'link', text: 'us', href: 'mailto:us@post.example'}]],
    [
      '[a](/a)[b](/b)',
      [
        {kind: 'link', text: 'a', href: '/a'},
        {kind: 'link', text: 'b', href: '/b'},
      ],
    ],
    ['[why](javascript:alert)', [text('why')]],
    ['2 * 3 = 6', [text('2 * 3 = 6')]],
    ['* lonely', [text('* lonely')]],
    ['[no] (link)', [text('[no] (link)')]],
    ['[](/empty)', [text('[](/empty)')]],
    ['<b>bold</b> &amp; <script>', [text('<b>bold</b> &amp; <script>')]],
    ['*open', [text('*open')]],
  ])('%j', (copy, nodes) => {
    expect(renderCopy(copy, {})).toEqual(nodes);
  });

  test('works in other words, whether or not they are needed', () => {
    expect(renderCopy('{who|*you*} can', {})).toEqual([{kind: 'emphasis', text: 'you'}, text(' can')]);
    expect(renderCopy('{who|*you*} can', {who: 'They'})).toEqual([text('They can')]);
    expect(renderCopy('{who|[us](/us)} can', {who: 'They'})).toEqual([text('They can')]);
  });

  test('takes tokens in words and addresses', () => {
    expect(renderCopy('[{name}](https://post.example/{id})', {name: 'N*o*', id: 'x(1)'})).toEqual([
      {kind: 'link', text: 'N*o*', href: 'https://post.example/x(1)'},
    ]);
  });

  test.each([
    ['{v}', '*bold*'],
    ['{v}', '[x](https://evil.example)'],
    ['[x]{v}', '(https://evil.example)'],
    ['{v}(https://evil.example)', '[x]'],
    ['*{v}', 'x*'],
    ['a {v} b', '**'],
  ])('in %j the value %j is words', (copy, value) => {
    expect(renderCopy(copy, {v: value})).toEqual([text(copy.replace('{v}', value))]);
  });

  test('an address that becomes dangerous through a token is no address', () => {
    for (const v of ['javascript:alert(1)', 'JAVA\tSCRIPT:alert(1)', 'data:text/html,x']) {
      expect(renderCopy('[x]({v})', {v})).toEqual([text('x')]);
    }
    expect(renderCopy('[x]({a}{b}:1)', {a: 'java', b: 'script'})).toEqual([text('x')]);
  });
});

/** What a browser makes of an address on a page; one that it can't read leads nowhere. */
function schemeOf(href: string): string {
  const page = 'https://post.example/article';
  return URL.canParse(href, page) ? new URL(href, page).protocol : 'https:';
}

const SAFE = ['https:', 'http:', 'mailto:'];

describe('F32, F33: injection', () => {
  test('there are 200 payloads', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  });

  test.each(PAYLOADS)('%j as an address', (payload) => {
    const href = safeHref(payload);
    if (href !== null) expect(SAFE).toContain(schemeOf(href));
  });

  test.each(PAYLOADS)('%j in a heading, a link and a token', (payload) => {
    const ways = [
      renderCopy(payload, {}),
      renderCopy(`Read [this](${payload}) now`, {}),
      renderCopy(`Read [${payload}](/why) now`, {}),
      renderCopy(`*${payload}*`, {}),
      renderCopy('{v}', {v: payload}),
      renderCopy('[read]({v})', {v: payload}),
      renderCopy('[{v}](/why)', {v: payload}),
      renderCopy(`{none|${payload}}`, {}),
    ];
    for (const node of ways.flat()) {
      expect(typeof node.text).toBe('string');
      expect(Object.keys(node).sort()).toEqual(node.kind === 'link' ? ['href', 'kind', 'text'] : ['kind', 'text']);
      if (node.kind === 'link') expect(SAFE).toContain(schemeOf(node.href));
    }
    expect(renderCopy('{v}', {v: payload})).toEqual([text(payload)]);
  });

  test.each([
    ['https://post.example/', 'https://post.example/'],
    ['HTTP://post.example', 'HTTP://post.example'],
    ['/support', '/support'],
    ['support?a=b:c', 'support?a=b:c'],
    ['#give', '#give'],
    ['?x', '?x'],
    ['//cdn.example/x', '//cdn.example/x'],
    ['a/b:c', 'a/b:c'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    [' /support ', '/support'],
    ['', null],
    ['  ', null],
    [':', null],
    ['javascript:alert(1)', null],
    ['tel:123', null],
    ['ftp://x', null],
    ['a:b', null],
  ])('%j is the address %j', (given, address) => {
    expect(safeHref(given)).toBe(address);
  });

  test('no text at all makes an address with another scheme', () => {
    const pieces = fc.constantFrom(
      ...['java', 'script', 'JAVASCRIPT', 'data', 'vbscript', 'blob', 'http', 's', 'mailto', ':', '/', '\\', '#', '?'],
      ...[
        '\t',
        '\n',
        '\r',
        ' ',
        '\u0000',
        '\u0001',
        '\u00a0',
        '\u200b',
        '\ufeff',
        '\u00ad',
        '&colon;',
        '%3a',
        'x',
        '.',
      ],
    );
    const address = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.array(pieces, {maxLength: 8}).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(address, (given) => {
        const href = safeHref(given);
        if (href !== null) expect(SAFE).toContain(schemeOf(href));
      }),
      {numRuns: 1000},
    );
  });
});

describe('whatever the copy', () => {
  const name = fc.constantFrom('a', 'b', 'lowest', 'publication', 'toString', 'constructor');
  const words = fc.stringMatching(/^[^{}|]*$/);
  const token = fc.oneof(
    name.map((each) => `{${each}}`),
    fc.tuple(name, words).map(([each, other]) => `{${each}|${other}}`),
  );
  const mark = fc.constantFrom(
    '*',
    '**',
    '[',
    '](',
    ')',
    '. ',
    '!',
    '。',
    '\n',
    '2.5',
    'word ',
    '/x',
    'https://x.example',
  );
  const copy = fc.array(fc.oneof(words, token, mark), {maxLength: 12}).map((parts) => parts.join(''));
  const values = fc.dictionary(name, fc.option(fc.oneof(fc.integer(), words)), {noNullPrototype: true});

  test('no token is ever shown, and nothing throws', () => {
    fc.assert(
      fc.property(copy, values, (given, tokens) => {
        const shown = plainCopy(given, tokens);
        expect(shown).not.toMatch(/\{[a-zA-Z][\w-]*(\|[^{}]*)?\}/);
        expect(shown).not.toContain('undefined');
        expect(shown).not.toContain('[native code]');
      }),
      {numRuns: 1500},
    );
  });

  test('with a value for every token all sentences stay', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.constant('{a}')), {maxLength: 8}), (parts) => {
        const given = parts.map((part) => part.replace(/[[\]()*]/g, '')).join('');
        expect(plainCopy(given, {a: 'value'})).toBe(given.replaceAll('{a}', 'value'));
      }),
    );
  });

  test('any text and any value: no throw, no empty node', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 60}), fc.string({unit: 'binary'}), (given, value) => {
        const nodes = renderCopy(`${given}{v}`, {v: value, a: value});
        for (const node of nodes) expect(node.text).not.toBe('');
      }),
      {numRuns: 1000},
    );
  });

  test('a long hostile one is read at once', () => {
    const start = performance.now();
    for (const part of ['*', '**', '[', '[a](', '{', '{a|', '. ', '."', '。', '\u0000', '*a', '{x} ', '*{x}']) {
      renderCopy(part.repeat(5000), {});
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

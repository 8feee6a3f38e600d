import {readFileSync} from 'node:fs';

import {plainCopy} from '../../src/core/index.js';
import {readConfig} from '../../src/core/config/read-config.js';
import {stringPaths, withString} from './config-strings.js';

type Json = Record<string, unknown>;

/** A config with somebody's markup in it. */
export interface Injected {
  readonly config: Json;
  /** What the heading has to say; `null` where that is not known beforehand. */
  readonly heading: string | null;
}

/** With another value there nothing may be shown: these are tried one at a time, not with all the others. */
const DECIDE =
  /^(locale|currency\.default|checkout\.adapter|checkout\.methods\.0|campaigns\.0\.placement|campaigns\.0\.schedule\..*)$/;

const GALLERY = JSON.parse(readFileSync(new URL('../../demo/gallery/appeal.json', import.meta.url), 'utf8')) as Json & {
  campaigns: Json[];
};
/** With a way of every kind, a variant and a gate. */
const BASE: Json = {
  ...GALLERY,
  checkout: {
    ...(GALLERY['checkout'] as Json),
    methods: ['card', 'sepa_debit', 'elsewhere'],
    ways: {elsewhere: {adapter: 'link', url: 'https://elsewhere.example/'}},
  },
  campaigns: [
    {
      ...GALLERY.campaigns[0],
      gate: {signInUrl: '/sign-in'},
      variants: [{id: 'b', weight: 1, amounts: {usd: (GALLERY['amounts'] as Json)['usd']}}],
    },
  ],
};

/** Where a string may stand, and be shown, or decide over what is. */
export const PLACES = stringPaths().map((path) => ({path, decides: DECIDE.test(path.join('.'))}));

/** A config with one payload wherever the page's reader lets it stand. */
export function everywhere(payload: string): Injected {
  let config = BASE;
  for (const {path, decides} of PLACES) {
    if (decides || path[0] === '$schema') continue;
    const next = withString(config, path, payload);
    if (isRead(next)) config = next;
  }
  const words = plainCopy(payload, {});
  return {config, heading: words.trim() ? words : null};
}

/** Configs with the payload in one of the places that decide whether anything is shown. */
export function alone(payload: string): Injected[] {
  return PLACES.filter(({decides}) => decides)
    .map(({path}) => withString(BASE, path, payload))
    .filter(isRead)
    .map((config) => ({config, heading: null}));
}

/** The same with what a variant says in the place of what its campaign says. */
export function asVariant({config, heading}: Injected): Injected {
  const [campaign] = config['campaigns'] as (Json & {variants?: {appeal?: Json}[]})[];
  const appeal = {...(campaign!['appeal'] as Json), ...campaign!.variants?.[0]?.appeal};
  return {config: {...config, campaigns: [{...campaign, appeal}]}, heading};
}

function isRead(config: Json): boolean {
  try {
    return readConfig(config).campaigns.length > 0;
  } catch {
    return false;
  }
}

/**
 * Runs in a page with our elements: shows each config in one state and looks what has become of it. Its arguments are the
 * configs with their headings, and attributes of the element; its answer is what is wrong, and how many were shown.
 */
export const LOOK = `
  const [injected, attributes, done] = arguments;
  const MARKUP = ['a', 'em', 'strong'];
  const PLAIN = /^(https?:|mailto:|blob:)$/;
  const wrong = new Set();
  const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const same = (text) => text.replace(/[\\s\\p{C}]/gu, '');
  window.executed = [];
  for (const name of ['alert', 'msgbox', 'open', 'prompt', 'confirm']) window[name] = (what) => window.executed.push(name + ' ' + what);
  const names = window.plainNames ??= {};
  const key = JSON.stringify(attributes);
  const examine = (element) => {
    for (const each of all(element.shadowRoot)) {
      const name = each.localName;
      if (names[key] && !names[key].has(name) && !MARKUP.includes(name)) wrong.add('an element <' + name + '>');
      for (const {name: attribute, value} of each.attributes) {
        // Custom properties are set on an element by its style, as CSP allows it.
        const own = attribute === 'style' && /^(--[\\w-]+: [\\w#(),.% -]*; ?)*$/.test(value);
        if (/^on|^style$|^srcdoc$|^formaction$/.test(attribute) && !own) wrong.add('an attribute ' + name + '[' + attribute + '=' + value + ']');
        // No browser runs what a picture's address says; what is no address leads nowhere.
        const leads = /^(href|src|action|xlink:href|poster|data)$/.test(attribute) && name !== 'img' && URL.canParse(value, location.href);
        if (leads && !PLAIN.test(new URL(value, location.href).protocol)) wrong.add('an address ' + value);
      }
    }
  };
  const show = async ({config, heading}) => {
    const element = document.createElement('reader-appeal');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(config);
    element.append(script);
    document.body.append(element);
    const seen = () => element.shadowRoot?.querySelector('.container');
    for (const end = performance.now() + (heading === null ? 500 : 8000); !seen() && performance.now() < end;) await new Promise((next) => setTimeout(next, 10));
    for (const each of element.shadowRoot ? all(element.shadowRoot) : []) await each.updateComplete;
    const shown = !!seen();
    if (shown) {
      if (!names[key]) names[key] = new Set(all(element.shadowRoot).map(({localName}) => localName));
      examine(element);
      const said = element.shadowRoot.querySelector('[part~="heading"]')?.textContent ?? '';
      if (attributes.preview === 'ask' && heading !== null && same(said) !== same(heading)) wrong.add('a heading ' + JSON.stringify([said, heading]));
    } else if (heading !== null) wrong.add('nothing is shown of ' + heading);
    element.remove();
    return shown;
  };
  const outside = () => all(document).filter((each) => each.getRootNode() === document).map(({localName}) => localName).join();
  (async () => {
    const before = outside();
    let shown = 0;
    const [plain, ...others] = injected;
    shown += await show(plain);
    for (let at = 0; at < others.length; at += 20) {
      shown += (await Promise.all(others.slice(at, at + 20).map(show))).filter(Boolean).length;
    }
    // Pictures that could not be loaded, and the like, have said so by then.
    await new Promise((next) => setTimeout(next, 200));
    if (outside() !== before) wrong.add('something is left in the page: ' + outside());
    return {wrong: [...wrong, ...window.executed.map((each) => 'executed: ' + each)], shown};
  })().then(done, (error) => done({wrong: [String(error.stack ?? error)], shown: 0}));`;

/** What is shown of a config: its preview's state, and the format. */
export const LOOKS: readonly Readonly<Record<string, string>>[] = [
  ...['ask', 'payment', 'declined', 'thanks', 'snoozed', 'error'].map((preview) => ({preview})),
  {preview: 'ask', format: 'gate'},
];

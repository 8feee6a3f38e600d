import {parse, type HTMLElement} from 'node-html-parser';
import {describe, expect, test} from 'vitest';
import {AppealError} from '../../../src/core/errors.js';
import {renderAppeal, type RenderOptions} from '../../../src/ssr.js';

const CONFIG = {
  version: 1,
  publication: {id: 'post', name: 'The Post'},
  currency: {default: 'usd', byRegion: {DE: 'eur'}},
  amounts: {
    usd: {monthly: {presets: [2, 5, 10]}, once: {presets: [10, 25]}},
    eur: {monthly: {presets: [3, 6, 9]}, once: {presets: [20, 30]}},
  },
  frequencies: ['monthly', 'once'],
  campaigns: [{id: 'end', placement: 'article-end', appeal: {heading: 'Keep it afloat'}}],
};
const LINK = {href: '/support?from=end&at="now"', text: 'Support <us>'};

async function rendered(config: unknown = CONFIG, options: Partial<RenderOptions> = {}): Promise<HTMLElement> {
  const text = await renderAppeal(config, {locale: 'en', link: LINK, now: Date.parse('2026-12-01'), ...options});
  return parse(text, {comment: false, blockTextElements: {script: true, style: true}});
}
const withCampaign = (more: object): object => ({...CONFIG, campaigns: [{...CONFIG.campaigns[0], ...more}]});
const asks = (page: HTMLElement): boolean => page.querySelector('reader-appeal > template') !== null;

describe('a rendered appeal', () => {
  test('says what the config says, in the page’s language', async () => {
    const page = await rendered(CONFIG, {locale: 'de', reader: {region: 'DE'}});
    expect(page.querySelector('#heading')?.text.trim()).toBe('Keep it afloat');
    expect(page.querySelector('[part=submit]')?.text.trim()).toMatch(/^Weiter mit 6\s€ pro Monat$/);
    expect(page.querySelector('.container')?.getAttribute('lang')).toBe('de');
  });

  test('has one choice made in each group, as the browser will have it', async () => {
    const page = await rendered();
    const checked = page.querySelectorAll('input[checked]').map((input) => input.getAttribute('name'));
    expect(checked.sort()).toEqual(['amount', 'frequency', 'method']);
    expect(page.querySelector('input[name=amount][checked]')?.getAttribute('aria-label')).toBe('$5 per month');
  });

  test('has the page’s link for those without JavaScript, and leads to it from its button', async () => {
    const page = await rendered();
    const link = page.querySelector('reader-appeal > a');
    expect(link?.getAttribute('href')).toBe(LINK.href);
    expect(link?.text).toBe('Support <us>');
    expect(page.querySelector('form')?.getAttribute('action')).toBe(LINK.href);
    expect(page.querySelectorAll('.container > noscript > slot.plain')).toHaveLength(1);
  });

  test('lets every style sheet in by the nonce, and has no inline style', async () => {
    const page = await rendered(CONFIG, {nonce: 'abc"<'});
    const sheets = page.querySelectorAll('style');
    expect(sheets).toHaveLength(6);
    for (const sheet of sheets) expect(sheet.getAttribute('nonce')).toBe('abc"<');
    expect(page.querySelectorAll('[style]')).toEqual([]);
  });

  test('wears the config’s colours and theme, but nothing that could end the rule', async () => {
    const page = await rendered({...CONFIG, theme: {name: 'modern', accent: '#05b', onAccent: '#fff'}});
    const [own, part] = page.querySelectorAll('style').map(({text}) => text);
    expect(own).toContain(':host{--appeal-accent:#05b;--appeal-on-accent:#fff}');
    for (const sheet of [own, part]) expect(sheet).toContain('light-dark(#4035c9, #b3b0ff)');
  });

  test.each(['</script><script>alert(1)</script>', '<!--', '</reader-appeal>', '$& $1'])(
    'carries a config that says %s without ending anything',
    async (words) => {
      const config = withCampaign({appeal: {heading: words}});
      const page = await rendered(config);
      const carried = page.querySelector('reader-appeal > script');
      expect(JSON.parse(carried?.rawText ?? '')).toEqual(config);
      expect(page.querySelectorAll('script')).toHaveLength(1);
      expect(page.querySelector('#heading')?.text.trim()).toBe(words);
    },
  );

  test('names the config’s address instead of carrying it, where it has one', async () => {
    const page = await rendered(CONFIG, {src: '/appeal.json'});
    expect(page.querySelector('script')).toBeNull();
    expect(page.querySelector('reader-appeal')?.getAttribute('src')).toBe('/appeal.json');
  });

  test('has the mark of every method', async () => {
    const page = await rendered({...CONFIG, checkout: {methods: ['card', 'sepa_debit', 'paypal']}});
    const marks = page.querySelectorAll('appeal-methods path').map((path) => path.getAttribute('d'));
    expect(new Set(marks.filter(Boolean)).size).toBe(3);
  });

  test('is the campaign of its placement', async () => {
    const campaigns = [{id: 'other', placement: 'sidebar', priority: 5}, ...CONFIG.campaigns];
    const page = await rendered({...CONFIG, campaigns}, {placement: 'article-end'});
    expect(page.querySelector('#heading')?.text.trim()).toBe('Keep it afloat');
  });
});

describe('where only the browser can know what is to be shown, the bare element is rendered', () => {
  test.each([
    ['variants', withCampaign({variants: [{id: 'a', weight: 1}]})],
    ['a holdout', withCampaign({holdout: 0.1})],
    ['a goal', withCampaign({goal: {target: 100, reached: 5, at: '2026-11-30'}})],
    ['a bar', withCampaign({format: 'bar'})],
    ['a dialog by its placement', withCampaign({placement: 'dialog'})],
    ['a campaign for known readers', withCampaign({audience: {minArticles: 3}})],
    ['a campaign that is over', withCampaign({schedule: {until: '2026-11-01'}})],
  ])('%s', async (_, config) => {
    const page = await rendered(config);
    expect(asks(page)).toBe(false);
    expect(page.querySelector('reader-appeal')?.hasAttribute('defer-hydration')).toBe(false);
    expect(page.querySelector('reader-appeal > a')?.text).toBe('Support <us>');
    expect(JSON.parse(page.querySelector('reader-appeal > script')?.rawText ?? '')).toEqual(config);
  });

  test.each([
    ['a page on which nobody is asked', {page: {url: '/a', sensitive: true}}],
    ['a reader whom the server knows for a supporter', {reader: {supporter: true}}],
  ])('%s', async (_, facts) => {
    expect(asks(await rendered(CONFIG, facts))).toBe(false);
  });

  test('and the same config is rendered for everybody else', async () => {
    expect(asks(await rendered())).toBe(true);
  });
});

test('a config that is wrong is a caller’s mistake', async () => {
  await expect(renderAppeal({version: 1}, {locale: 'en', link: LINK})).rejects.toThrow(AppealError);
});

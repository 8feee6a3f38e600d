import {demoConfig, serveConfig} from './support/config.js';
import {openOwnPage, scriptTag, STUB} from './support/own-page.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow;

/** A script of somebody else's, which knows nothing of ours but the event. */
const LETTER = `<script nonce="R">
  window.mayAsk = () => {
    const claim = new Event('appeal-claim');
    document.dispatchEvent(claim);
    if (claim.holder) return claim.holder;
    document.addEventListener('appeal-claim', window.hold = (event) => { event.holder ??= 'letter'; });
    return 'letter';
  };
</script>`;

/** The same campaign twice: in the article, and as a bar over any page. */
function twoPlacements(): ReturnType<typeof demoConfig> {
  const config = demoConfig();
  const [inline] = config.campaigns;
  config.campaigns.push({...inline, id: 'bar', placement: 'bar', priority: 20});
  return config;
}

test.describe('One ask for each page', () => {
  test('goes to the first by priority, in whatever placement, and to no other', async ({newspaper, page}) => {
    await serveConfig(page, twoPlacements());
    await openOwnPage(page);
    await expect(newspaper.heading).toBeVisible();
    await expect(page.locator('reader-appeal[placement=bar]')).toBeVisible();
    await expect(page.locator('main > reader-appeal')).toBeHidden();
    expect(await page.evaluate(() => window.readerAppeal['state']!())).toMatchObject({holder: 'bar'});
    // Closed is closed: the next one by priority does not take its place on the same page.
    await page.evaluate(() => {
      const record = JSON.parse(localStorage.getItem('reader-appeal:1:harbour-post')!) as Record<string, unknown>;
      record['asks'] = {bar: `.1.${Date.now().toString(36)}...`};
      localStorage.setItem('reader-appeal:1:harbour-post', JSON.stringify(record));
      document.dispatchEvent(new Event('appeal-release'));
    });
    await expect(newspaper.heading).toBeHidden();
    expect(await page.evaluate(() => window.readerAppeal['explain']!())).toMatchObject({campaign: null});
    await page.evaluate(() => history.pushState(null, '', '/own-page/2'));
    await expect(page.locator('main > reader-appeal')).toBeVisible();
  });

  test('makes room for a bar on pages that have no place for it', async ({newspaper, page}) => {
    await serveConfig(page, twoPlacements());
    await openOwnPage(page, {body: ''});
    await expect(newspaper.heading).toBeVisible();
    await expect(page.locator('body > reader-appeal')).toHaveAttribute('placement', 'bar');
    await page.evaluate(() => window.readerAppeal['destroy']!());
    await expect(page.locator('reader-appeal')).toHaveCount(0);
  });

  test('another script has it that asked before ours came', async ({newspaper, page}) => {
    await openOwnPage(page, {head: `${LETTER}<script nonce="R">mayAsk()</script>${scriptTag()}`});
    await newspaper.decided();
    await expect(newspaper.heading).toBeHidden();
    expect(await page.evaluate(() => window.readerAppeal['state']!())).toMatchObject({
      holder: 'letter',
      decision: {campaign: null},
    });
    const claim = await page.evaluate(() => {
      const {reasons} = window.readerAppeal['explain']!() as {reasons: {rule: string}[]};
      return reasons.find(({rule}) => rule === 'claim');
    });
    expect(claim).toMatchObject({pass: false, seen: 'letter'});

    // It shows nothing after all, and says so.
    await page.evaluate(() => {
      document.removeEventListener('appeal-claim', (window as unknown as {hold: () => void}).hold);
      document.dispatchEvent(new Event('appeal-release'));
    });
    await expect(newspaper.heading).toBeVisible();
  });

  test('another script that comes late hears that ours has it', async ({newspaper, page}) => {
    await openOwnPage(page, {head: LETTER + scriptTag()});
    await expect(newspaper.heading).toBeVisible();
    const mayAsk = (): Promise<string> => page.evaluate(() => (window as unknown as {mayAsk(): string}).mayAsk());
    expect(await mayAsk()).toBe('article-end');
    expect(await page.evaluate(() => window.readerAppeal['claim']!('letter'))).toBe(false);
    await page.evaluate(() => window.readerAppeal['destroy']!());
    expect(await mayAsk()).toBe('letter');
  });

  test('can be claimed and given back by name, before the script is there', async ({newspaper, page}) => {
    const calls = `<script nonce="R">readerAppeal('claim', 'letter')</script>`;
    await openOwnPage(page, {head: STUB + calls + scriptTag()});
    await newspaper.decided();
    await expect(newspaper.heading).toBeHidden();
    expect(await page.evaluate(() => window.readerAppeal['claim']!('another'))).toBe(false);
    expect(await page.evaluate(() => window.readerAppeal['claim']!('letter'))).toBe(true);
    await page.evaluate(() => window.readerAppeal['release']!('another'));
    await expect(newspaper.heading).toBeHidden();
    await page.evaluate(() => window.readerAppeal['release']!('letter'));
    await expect(newspaper.heading).toBeVisible();
  });

  test('is not what a reader asks for: that is shown, whoever asks, and never counted', async ({newspaper, page}) => {
    const calls = `<script nonce="R">readerAppeal('claim', 'letter')</script>`;
    await openOwnPage(page, {head: STUB + calls + scriptTag()});
    await newspaper.decided();
    await page.evaluate(() => window.readerAppeal['open']!());
    await expect(newspaper.heading).toBeVisible();
    await page.waitForTimeout(1_500);
    expect((await newspaper.record())?.['asks']).toEqual({});
  });
});

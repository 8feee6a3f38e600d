import {demoConfig, serveConfig, type DemoConfig} from './support/config.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {FormatPage} from './support/formats.js';
import {CARDS} from './support/newspaper.js';
import {APPEAL, openOwnPage, scriptTag, STUB} from './support/own-page.js';
import {expect, test} from './support/test.js';

/** The demo's first campaign with other rules. */
function withRules(rules: Record<string, unknown>): DemoConfig {
  const config = demoConfig();
  Object.assign(config.campaigns[0]!, {pacing: {maxViews: 50, minDaysBetween: 0}, ...rules});
  return config;
}

test.describe('Rules that few configs have', () => {
  test('a variant has its own words, is the same on every page, and goes with the gift', async ({
    context,
    newspaper,
    page,
  }) => {
    await takeDownEvents(context);
    const variants = [
      {id: 'plain', weight: 0},
      {id: 'bold', weight: 1, appeal: {heading: 'The other heading'}},
    ];
    await serveConfig(context, withRules({variants}));
    const other = page.getByRole('heading', {name: 'The other heading'});
    await newspaper.open();
    await expect(other).toBeVisible();
    const seed = async (): Promise<unknown> => (await newspaper.record())?.['seed'];
    await expect.poll(seed).toEqual(expect.any(Number));
    const first = await seed();
    await page.reload();
    await expect(other).toBeVisible();
    expect(await seed()).toBe(first);
    await newspaper.goOn.scrollIntoViewIfNeeded();
    await expect.poll(() => eventsOf(page, 'view')).toHaveLength(1);
    expect((await eventsOf(page, 'view'))[0]).toMatchObject({campaign: 'article-end', variant: 'bold'});
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/gifts'));
    await newspaper.goOn.click();
    await newspaper.fillCard(CARDS.success);
    await newspaper.pay.click();
    expect((await sent).postDataJSON()).toMatchObject({campaign: 'article-end', variant: 'bold'});
    await expect(newspaper.thanks).toBeVisible();
  });

  test('whoever is held out is never asked, and `explain` says why', async ({context, newspaper, page}) => {
    await serveConfig(context, withRules({holdout: 1}));
    await newspaper.open();
    await newspaper.expectSilence();
    const decision = await page.evaluate(() =>
      (window as unknown as {readerAppeal: {explain(): unknown}}).readerAppeal.explain(),
    );
    expect(decision).toMatchObject({
      campaign: null,
      reasons: expect.arrayContaining([expect.objectContaining({rule: 'holdout', pass: false})]),
    });
  });

  test('an article is one article, by whatever address it is opened', async ({newspaper, page}) => {
    const head = `<link rel="canonical" href="/own-page">${scriptTag()}`;
    await openOwnPage(page, {head});
    await expect.poll(async () => (await newspaper.record())?.['read']).toBe(1);
    await page.evaluate(() => history.pushState(null, '', '/own-page?from=front'));
    await expect.poll(async () => (await newspaper.record())?.['read']).toBe(2);
    expect(String((await newspaper.record())?.['reads'])).toHaveLength(9);
  });

  for (const [says, asks] of [
    ['() => "free"', true],
    ['"free"', true],
    ['() => "paid"', false],
    ['() => { throw Error("none of yours") }', false],
  ] as const) {
    test(`what a page registers of its reader counts: ${says}`, async ({newspaper, page}) => {
      await serveConfig(page, withRules({audience: {include: {plan: 'free'}}}));
      const init = `<script nonce="R">readerAppeal('init', {config: '/appeal.json', reader: {criteria: {plan: ${says}}}})</script>`;
      await openOwnPage(page, {head: `${STUB}${init}${scriptTag('')}`, body: APPEAL});
      await newspaper.decided();
      if (asks) await expect(newspaper.heading).toBeVisible();
      else await newspaper.expectSilence();
    });
  }

  test('a gate asks whatever stands where articles were to be remembered (F05)', async ({page}) => {
    const reader = new FormatPage(page, 'gate');
    await page.addInitScript(() => {
      const damaged = '{"v":1,"read":"x","reads":7,"asks":[],"snooze":3,"gift":[]}';
      localStorage.setItem('reader-appeal:1:harbour-post-formats', damaged);
    });
    await reader.openAsking(reader.path);
    await expect(reader.lastWords).toBeHidden();
  });

  test('a gate leaves so many articles free, and stays open for those', async ({context, page}) => {
    const reader = new FormatPage(page, 'gate');
    const response = await page.request.get('/formats.json');
    const config = (await response.json()) as DemoConfig;
    for (const campaign of config.campaigns) {
      if (campaign['id'] === 'gate') campaign['gate'] = {...(campaign['gate'] as object), free: 1};
    }
    await context.route('**/formats.json', (route) => route.fulfill({json: config}));
    await reader.open(reader.path);
    await expect(reader.lastWords).toBeVisible();
    await expect.poll(async () => (await reader.record())?.['read']).toBe(1);
    // Another article, as far as its address goes.
    await page.route('**/formats/gate?second', async (route) => {
      const first = await page.request.get('/formats/gate');
      const body = (await first.text()).replace(
        'rel="canonical" href="/formats/gate"',
        'rel="canonical" href="/second"',
      );
      await route.fulfill({response: first, body});
    });
    await reader.openAsking('/formats/gate?second');
    await expect(reader.lastWords).toBeHidden();
    await reader.open(reader.path);
    await expect(reader.lastWords).toBeVisible();
  });
});

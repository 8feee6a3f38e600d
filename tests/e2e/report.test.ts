import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

import type {Page} from '@playwright/test';

import {demoConfig, serveConfig} from './support/config.js';
import {ARTICLE} from './support/newspaper.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow & Record<string, unknown>;

const analytics = (...list: object[]): ReturnType<typeof demoConfig> => ({...demoConfig(), analytics: list});

/** What a tool of the page's own was told. */
const told = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate((name) => JSON.parse(JSON.stringify(window[name] ?? [])) as unknown[], name);

const COMMON = {campaign: 'article-end', placement: 'article-end'};

test.describe('Events that leave the page', () => {
  test('reach a data layer, Matomo and Plausible in their own words, gift and all', async ({newspaper, page}) => {
    await page.addInitScript(() => {
      const calls: unknown[] = [];
      Object.assign(window, {plausibleCalls: calls, plausible: (...call: unknown[]) => calls.push(call)});
    });
    const tools = ['data-layer', 'matomo', 'plausible'].map((adapter) => ({adapter}));
    await serveConfig(page, analytics(...tools));
    await newspaper.openAsking();
    await newspaper.give();
    await expect
      .poll(() => told(page, 'dataLayer'))
      .toContainEqual(expect.objectContaining({event: 'appeal_exposure'}));
    const layer = (await told(page, 'dataLayer')) as {event: string}[];
    expect(layer.map(({event}) => event)).toEqual(
      expect.arrayContaining(['appeal_exposure', 'appeal_checkout', 'appeal_complete']),
    );
    expect(layer.filter(({event}) => event === 'appeal_exposure')).toHaveLength(1);
    expect(layer.find(({event}) => event === 'appeal_complete')).toEqual({
      ...{event: 'appeal_complete', appeal_campaign: 'article-end', appeal_placement: 'article-end'},
      ...{appeal_status: 'paid', appeal_frequency: 'monthly', appeal_minor: 500, appeal_currency: 'usd'},
      ...('appeal_format' in layer[0]! && {appeal_format: expect.any(String) as unknown}),
    });
    expect(await told(page, '_paq')).toContainEqual(['trackEvent', 'Reader Appeal', 'complete', 'article-end', 5]);
    expect(await told(page, 'plausibleCalls')).toContainEqual([
      'appeal_complete',
      {
        props: expect.objectContaining({...COMMON, status: 'paid'}) as unknown,
        revenue: {amount: 5, currency: 'USD'},
      },
    ]);
    // Nothing that names a reader or a gift.
    const all = JSON.stringify([layer, await told(page, '_paq'), await told(page, 'plausibleCalls')]);
    expect(all).not.toMatch(/reader@example\.org|sandbox_|https?:/);
  });

  test('go to an endpoint in one piece when the page is left', async ({baseURL, newspaper, page}) => {
    const bodies: string[] = [];
    const config = {...analytics({adapter: 'beacon', endpoint: '/count', events: ['exposure', 'view', 'snooze']})};
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        if (request.url === '/count') bodies.push(body);
        response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'}).end(
          request.url !== '/'
            ? ''
            : `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><h1>A page</h1>
              <script type="application/json" id="config">${JSON.stringify(config)}</script>
              <script async src="${baseURL}/reader-appeal/latest/appeal.js" data-config="#config"></script>
              <reader-appeal placement="article-end"></reader-appeal>`,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await expect(newspaper.heading).toBeVisible();
      await page.evaluate(
        () => new Promise((resolve) => (window.readerAppeal['on'] as (...given: unknown[]) => void)('view', resolve)),
      );
      await newspaper.snooze('Next week');
      await expect(newspaper.undo).toBeVisible();
      expect(bodies).toEqual([]);
      await page.goto('about:blank');
      await expect.poll(() => bodies.length).toBe(1);
      const {events, ...rest} = JSON.parse(bodies[0]!) as {events: {event: string}[]};
      expect(rest).toEqual({v: 1, publication: 'harbour-post'});
      expect(events.map(({event}) => event)).toEqual(['exposure', 'view', 'snooze']);
      expect(events[2]).toMatchObject({...COMMON, choice: 'P7D'});
    } finally {
      server.close();
    }
  });

  for (const [what, set] of [
    ['Global Privacy Control', () => Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})],
    ['Do Not Track', () => Object.defineProperty(navigator, 'doNotTrack', {value: '1'})],
  ] as const) {
    test(`are not reported for readers whose browser sends ${what}, but where they are essential`, async ({
      newspaper,
      page,
    }) => {
      await page.addInitScript(set);
      await serveConfig(page, analytics({adapter: 'data-layer'}, {adapter: 'matomo', essential: true}));
      await newspaper.openAsking();
      await expect.poll(() => told(page, '_paq')).toHaveLength(1);
      expect(await told(page, 'dataLayer')).toEqual([]);
    });
  }

  test('of a preview are not reported, and the preview is not counted', async ({newspaper, page}) => {
    const config = analytics({adapter: 'data-layer'});
    config.campaigns[0]!['variants'] = [
      {id: 'a', weight: 1},
      {id: 'b', weight: 0, appeal: {heading: 'The other words'}},
    ];
    await serveConfig(page, config);
    await page.goto(`${ARTICLE}?appeal_preview=article-end.b`);
    await expect(page.getByRole('heading', {name: 'The other words'})).toBeVisible();
    await expect(newspaper.highlight).toBeVisible();
    await page.waitForTimeout(1_300);
    expect(await told(page, 'dataLayer')).toEqual([]);
    const record = await newspaper.record();
    expect(record?.['asks'] ?? {}).toEqual({});
  });

  test('that a tool throws at are reported to the others', async ({clean, newspaper, page}) => {
    clean.expect(/their own slip/);
    await page.addInitScript(() =>
      Object.assign(window, {
        plausible() {
          throw new Error('their own slip');
        },
      }),
    );
    await serveConfig(page, analytics({adapter: 'plausible'}, {adapter: 'data-layer'}));
    await newspaper.openAsking();
    await expect.poll(() => told(page, 'dataLayer')).toHaveLength(1);
    expect(clean.seen(/^uncaught/)).toEqual([]);
  });
});

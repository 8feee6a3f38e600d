import {eventsOf, takeDownEvents} from './support/events.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow;

test.describe('The page’s own code', () => {
  test('can do by itself all that the API names', async ({newspaper, page}) => {
    await newspaper.openAsking();
    const call = (name: string, ...given: unknown[]): Promise<unknown> =>
      page.evaluate(([name, given]) => window.readerAppeal[name]!(...given), [name, given] as const);

    expect(await page.evaluate(() => window.readerAppeal.version)).toMatch(/^\d+\.\d+\.\d+/);
    expect(await page.evaluate(() => window.readerAppeal['ready'] as unknown)).toBeUndefined();
    expect(await call('explain')).toMatchObject({campaign: 'article-end', placement: 'inline'});
    expect(await call('state')).toMatchObject({decision: {campaign: 'article-end'}, record: {v: 1, snooze: null}});

    await call('close');
    await expect(newspaper.heading).toBeHidden();
    await call('open', {frequency: 'monthly', amount: 20});
    await expect(newspaper.amount('$20 per month')).toBeChecked();
    await call('close');
    await call('snooze', 'P7D');
    await expect(newspaper.changedMind.or(newspaper.undo)).toBeVisible();
    await expect.poll(() => call('state')).toMatchObject({record: {snooze: {articles: 0}}});
    await call('resume');
    await expect(newspaper.heading).toBeVisible();
    await expect.poll(() => call('state')).toMatchObject({record: {snooze: null}});
    await call('markSupporter', 'once');
    await expect(newspaper.heading).toBeHidden();
    await expect.poll(() => call('state')).toMatchObject({record: {gift: {frequency: 'once'}}});
    await call('forget');
    await expect.poll(() => call('state')).toMatchObject({record: {gift: null, reads: ''}});
    await expect(newspaper.heading).toBeVisible();
    expect((await newspaper.record())?.['gift'] ?? null).toBeNull();

    await page.evaluate(() => {
      window.heard = [];
      const [on, off] = [window.readerAppeal['on']!, window.readerAppeal['off']!];
      const unheard = (): unknown => window.heard.push('unheard');
      on('frequency-change', unheard);
      on('frequency-change', () => window.heard.push('heard'));
      off('frequency-change', unheard);
    });
    await newspaper.frequency('Once').check();
    await expect.poll(() => page.evaluate(() => window.heard)).toEqual(['heard']);

    await call('destroy');
    await expect(newspaper.heading).toBeHidden();
    await call('init', {config: '/appeal.json'});
    await expect(newspaper.heading).toBeVisible();
  });

  test('can close an appeal that a reader opened, and open it again', async ({newspaper, page}) => {
    await newspaper.open('/');
    await newspaper.support.click();
    await expect(newspaper.heading).toBeVisible();
    await page.evaluate(() => window.readerAppeal('close'));
    await expect(newspaper.heading).toBeHidden();
    await newspaper.support.click();
    await expect(newspaper.heading).toBeVisible();
  });

  test('hears `appeal-view` once, when half of the ask was seen for a second', async ({context, newspaper, page}) => {
    await takeDownEvents(context);
    await newspaper.openAsking();
    expect(await eventsOf(page, 'view')).toEqual([]);
    await newspaper.goOn.scrollIntoViewIfNeeded();
    await expect.poll(() => eventsOf(page, 'view')).toMatchObject([{campaign: 'article-end'}]);
    await expect
      .poll(() => newspaper.record())
      .toMatchObject({asks: {'article-end': expect.stringMatching(/^1\.\.\.\.\.[\da-z]{8}$/) as unknown}});
  });

  test('can take the gift elsewhere', async ({newspaper, page}) => {
    await newspaper.openAsking();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.evaluate(() => {
      window.heard = [];
      document.addEventListener('appeal-checkout', (event) => {
        event.preventDefault();
        window.heard.push((event as Event & {gift?: unknown}).gift);
      });
    });
    await newspaper.goOn.click();
    await expect
      .poll(() => page.evaluate(() => window.heard))
      .toEqual([{frequency: 'monthly', amount: {minor: 500, currency: 'usd'}}]);
    await expect(newspaper.heading).toBeVisible();
    expect(asked.filter((path) => path.startsWith('/appeal/'))).toEqual([]);
  });
});

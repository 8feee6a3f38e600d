import {demoConfig} from './support/config.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {APPEAL, openOwnPage, scriptTag, STUB} from './support/own-page.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow;

test.describe('The script tag', () => {
  test('F18 three times on a page is once', async ({context, newspaper, page}) => {
    await takeDownEvents(context);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await openOwnPage(page, {head: scriptTag() + scriptTag(), body: APPEAL + scriptTag()});
    await expect(newspaper.heading).toBeVisible();
    await expect(newspaper.heading).toHaveCount(1);
    expect(await eventsOf(page, 'ready')).toHaveLength(1);
    expect(asked.filter((path) => path === '/appeal.json')).toHaveLength(1);
    await newspaper.give();
    expect(await eventsOf(page, 'complete')).toHaveLength(1);
  });

  test('runs what the page called before it came', async ({newspaper, page}) => {
    const calls = `<script nonce="R">
      window.heard = [];
      readerAppeal('on', 'decision', (event) => heard.push(event.type));
      readerAppeal('open', {frequency: 'once', amount: 50});
    </script>`;
    await openOwnPage(page, {head: STUB + calls + scriptTag()});
    await expect(newspaper.frequency('Once')).toBeChecked();
    await expect(newspaper.amount('$50 once')).toBeChecked();
    await expect.poll(() => page.evaluate(() => window.heard)).toContain('appeal-decision');
  });

  test('runs the other queued calls when one of them is wrong', async ({newspaper, page}) => {
    const calls = `<script nonce="R">
      readerAppeal('sing'); readerAppeal(); readerAppeal('on');
      readerAppeal('open', {frequency: 'yearly'});
    </script>`;
    await openOwnPage(page, {head: STUB + calls + scriptTag()});
    await expect(newspaper.frequency('Yearly')).toBeChecked();
  });

  test('tells those who listen late what has been', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.give();
    const heard = await page.evaluate(async () => {
      const events: string[] = [];
      for (const type of ['ready', 'decision', 'complete', 'decline']) {
        window.readerAppeal('on', type, (event: Event & {status?: string}) =>
          events.push(`${event.type} ${event.status ?? ''}`.trim()),
        );
      }
      await new Promise((resolve) => setTimeout(resolve));
      return events;
    });
    expect(heard[0]).toBe('appeal-ready');
    expect(heard).toContain('appeal-decision');
    expect(heard.filter((type) => type === 'appeal-complete paid')).toHaveLength(1);
    expect(heard).not.toContain('appeal-decline');
  });

  test('F21 bears callbacks that throw, and tells the others', async ({clean, newspaper, page}) => {
    clean.expect(/their own slip/);
    const calls = `<script nonce="R">
      window.heard = [];
      readerAppeal('on', 'decision', () => { throw new Error('their own slip'); });
      readerAppeal('on', 'decision', (event) => heard.push(event.type));
    </script>`;
    await openOwnPage(page, {head: STUB + calls + scriptTag()});
    await expect(newspaper.heading).toBeVisible();
    expect(await page.evaluate(() => window.heard)).toContain('appeal-decision');
    expect(clean.seen(/their own slip/).length).toBeGreaterThan(0);
  });

  test('takes its config from the page itself', async ({newspaper, page}) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const config = demoConfig();
    (config.campaigns[0]!['appeal'] as Record<string, unknown>)['heading'] = 'From the page itself';
    const json = `<script type="application/json" id="our-config">${JSON.stringify(config)}</script>`;
    await openOwnPage(page, {head: scriptTag('data-config="#our-config"'), body: APPEAL + json});
    await expect(page.getByRole('heading', {name: 'From the page itself'})).toBeVisible();
    expect(asked).not.toContain('/appeal.json');
    await newspaper.give();
  });

  test('looks again, for an appeal that the page brings late, when it is told to', async ({newspaper, page}) => {
    await openOwnPage(page, {body: ''});
    await newspaper.decided();
    await page.evaluate(() => {
      const element = document.createElement('reader-appeal');
      element.setAttribute('placement', 'article-end');
      document.querySelector('main')!.append(element);
      (window as unknown as {readerAppeal(name: string): void}).readerAppeal('init');
    });
    await expect(newspaper.heading).toBeVisible();
  });

  test('without a config does nothing until the page calls init', async ({newspaper, page}) => {
    await openOwnPage(page, {head: scriptTag('')});
    await expect(newspaper.fallback).toBeVisible();
    await page.waitForFunction(() => typeof window.readerAppeal === 'function');
    await page.evaluate(() => window.readerAppeal['init']!({config: '/appeal.json'}) as Promise<void>);
    await expect(newspaper.heading).toBeVisible();
  });
});

import type {Page} from '@playwright/test';

import {FormatPage} from './support/formats.js';
import {expect, test} from './support/test.js';

/** What has the focus and lies under the bar. */
function under(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement!;
    const bar = document.querySelector('reader-appeal')!;
    if (focused === document.body || focused === bar) return null;
    const {top, bottom} = focused.getBoundingClientRect();
    const box = bar.getBoundingClientRect();
    return bottom > box.top + 1 && top < box.bottom - 1 ? `${focused.textContent.trim()}: ${top} to ${bottom}` : null;
  });
}

test.describe('A bar', () => {
  test('F41: covers nothing that has the focus, from the first to the last thing that Tab reaches', async ({page}) => {
    const reader = new FormatPage(page, 'bar');
    await reader.openAsking(reader.path);
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      await expect.poll(() => under(page)).toBeNull();
    }
  });

  for (const [what, style] of [
    ['stands in the page', {}],
    ['is fixed to the window', {position: 'fixed', bottom: '5px'}],
  ] as const) {
    test(`F41: gives way to what has the focus underneath and ${what}`, async ({page}) => {
      const reader = new FormatPage(page, 'bar');
      await reader.openAsking(reader.path);
      await page.evaluate((own) => {
        const button = document.createElement('button');
        button.textContent = 'Of the page';
        for (const [name, value] of Object.entries(own)) button.style.setProperty(name, value);
        document.querySelector('.prose p')!.after(button);
        button.scrollIntoView({block: 'end', behavior: 'instant'});
      }, style);
      // Under the bar, and nothing has moved it yet.
      const button = page.getByRole('button', {name: 'Of the page'});
      await expect(button).toBeInViewport();
      await button.evaluate((element) => element.focus({preventScroll: true}));
      await expect.poll(() => under(page)).toBeNull();
      await expect(button).toBeInViewport();
      await expect(reader.more).toBeInViewport({ratio: 1});
    });
  }

  test('rises above what another script fixes to the lower edge', async ({page}) => {
    const reader = new FormatPage(page, 'bar');
    await reader.openAsking(reader.path);
    await page.evaluate(() => {
      const other = document.body.appendChild(document.createElement('div'));
      for (const [name, value] of Object.entries({
        position: 'fixed',
        inset: 'auto 0 0',
        height: '90px',
        background: 'gold',
        'z-index': '2147483647',
      })) {
        other.style.setProperty(name, value);
      }
    });
    await expect
      .poll(async () => (await reader.box.boundingBox())!.y + (await reader.box.boundingBox())!.height)
      .toBeCloseTo(630);
    await reader.more.click();
    await reader.close.click();
    await expect(reader.more).toBeFocused();
  });

  test('F23: leaves nothing behind when it is taken out of the page', async ({page}) => {
    const reader = new FormatPage(page, 'bar');
    await reader.begin();
    await page.evaluate(() => document.querySelector('reader-appeal')!.remove());
    await expect(page.locator('[data-appeal-room]')).toHaveCount(0);
    expect(await page.evaluate(() => [document.documentElement.style.cssText, document.body.style.cssText])).toEqual([
      '',
      '',
    ]);
  });
});

for (const format of ['bar', 'dialog'] as const) {
  for (const [width, height] of [
    [320, 256],
    [320, 568],
  ] as const) {
    test(`F45: a ${format} can be closed and used at ${width} × ${height} with text twice as large`, async ({page}) => {
      await page.setViewportSize({width, height});
      await page.addInitScript(() =>
        document.addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%')),
      );
      const reader = new FormatPage(page, format);
      await reader.openAsking(reader.path);
      await expect(reader.close).toBeInViewport({ratio: 1});
      const {width: wide, height: high} = (await reader.close.boundingBox())!;
      expect(Math.min(wide, high)).toBeGreaterThanOrEqual(44);
      if (format === 'bar') await reader.more.click();
      await reader.goOn.scrollIntoViewIfNeeded();
      await expect(reader.goOn).toBeInViewport();
      await expect(reader.close).toBeInViewport({ratio: 1});
      await reader.close.click();
      await expect(reader.goOn).toBeHidden();
    });
  }
}

test('F40: a dialog is reached and closed by keyboard under somebody’s overlay of the highest z-index', async ({
  page,
}) => {
  const reader = new FormatPage(page, 'dialog');
  await reader.openAsking(reader.path);
  await expect(reader.heading).toBeFocused();
  await page.evaluate(() => {
    const other = document.body.appendChild(document.createElement('div'));
    for (const [name, value] of Object.entries({position: 'fixed', inset: '0', 'z-index': '2147483647'})) {
      other.style.setProperty(name, value);
    }
  });
  await reader.tabTo(reader.goOn);
  await page.keyboard.press('Escape');
  await expect(reader.box).toBeHidden();
});

test('F42: behind a dialog the page stands where it stood, without a jump, and nothing is left to be put back', async ({
  page,
}) => {
  const reader = new FormatPage(page, 'dialog');
  await reader.openAsking(reader.path);
  await reader.isSeen();
  await reader.close.click();
  await page.evaluate(() => scrollTo({top: 400, behavior: 'instant'}));
  const place = (): Promise<unknown> =>
    page.evaluate(() => {
      const {left, top, width} = document.querySelector('.prose p')!.getBoundingClientRect();
      const styles = [document.documentElement, document.body].map(({style}) => style.cssText);
      return [scrollX, scrollY, left, top, width, ...styles];
    });
  const before = await place();
  await reader.more.click();
  await expect(reader.heading).toBeFocused();
  expect(await place()).toEqual(before);
  const {x, y, width, height} = (await reader.box.boundingBox())!;
  for (const [at, turn] of [
    // Beside the panel, up and down; on its edge; in its text, further than it goes.
    [[x / 2, y + height / 2], 300],
    [[x / 2, y + height / 2], -300],
    [[x + width / 2, y + 12], 300],
    [[x + width / 2, y + height / 2], 5_000],
    [[x + width / 2, y + height / 2], 5_000],
  ] as const) {
    await page.mouse.move(...at);
    await page.mouse.wheel(0, turn);
    // A page that scrolls has begun to by then.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 100))));
    expect(await place(), `at ${at.join(', ')}, by ${turn}`).toEqual(before);
  }
  await page.keyboard.press('Escape');
  await expect(reader.box).toBeHidden();
  expect(await place()).toEqual(before);
});

test('F43: Tab goes round in a dialog, both ways, and Escape gives the focus back to what opened it', async ({
  page,
}) => {
  const reader = new FormatPage(page, 'dialog');
  await reader.openAsking(reader.path);
  await reader.isSeen();
  await reader.close.click();
  await reader.more.click();
  await expect(reader.heading).toBeFocused();
  const privacy = page.locator('reader-appeal').getByRole('link', {name: 'Privacy'});
  for (const key of ['Tab', 'Shift+Tab'] as const) {
    const ends = key === 'Tab' ? [reader.close, privacy, reader.close] : [privacy, reader.close, privacy];
    for (const end of ends) {
      await reader.tabTo(end, key);
      await page.keyboard.press(key);
      // Never out of it, wherever the round begins anew.
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('reader-appeal');
    }
  }
  await page.keyboard.press('Escape');
  await expect(reader.box).toBeHidden();
  await expect(reader.more).toBeFocused();
});

test('F44: a gated article prints whole, without the gate', async ({browserName, page}) => {
  test.skip(browserName === 'firefox', 'Firefox’s driver knows no other medium than the screen.');
  const reader = new FormatPage(page, 'gate');
  await reader.openAsking(reader.path);
  await expect(reader.lastWords).toBeHidden();
  await page.emulateMedia({media: 'print'});
  await expect(reader.lastWords).toBeVisible();
  await expect(reader.heading).toBeHidden();
});

test('F13: nobody is gated where the browser keeps nothing', async ({page}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  const reader = new FormatPage(page, 'gate');
  await reader.open(reader.path);
  await page.waitForTimeout(1500);
  await expect(reader.lastWords).toBeVisible();
  await expect(reader.heading).toBeHidden();
});

test.describe('Without JavaScript', () => {
  test.use({javaScriptEnabled: false});
  test('a gated article is whole', async ({browserName, page}) => {
    test.skip(browserName === 'firefox', 'Firefox’s driver runs scripts in any case.');
    await page.goto('/formats/gate');
    await expect(page.getByText('There are thirteen volumes to go.')).toBeVisible();
  });
});

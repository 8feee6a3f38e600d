import {expect, type Locator, type Page} from '@playwright/test';

import {Newspaper} from './newspaper.js';

export const FORMATS = ['bar', 'dialog', 'gate'] as const;
export type Shown = (typeof FORMATS)[number];

const HEADINGS: Readonly<Record<Shown, string>> = {
  bar: 'Paid for by the people who read it',
  dialog: 'Before you read on, a word from the people who wrote this',
  gate: 'You are three paragraphs into a long story',
};

/** The demo's pages that show one format each. */
export class FormatPage extends Newspaper {
  override readonly heading: Locator;
  override readonly gift: Locator;
  /** What the appeal stands in: a region, a dialog, or the article itself. */
  readonly box: Locator;
  readonly close: Locator;
  /** The bar's own button that shows the whole of it, and what is left of a bar or a dialog that was closed. */
  readonly more: Locator;
  readonly less: Locator;
  readonly readOn: Locator;
  readonly lastWords: Locator;

  constructor(
    page: Page,
    readonly format: Shown,
  ) {
    super(page);
    this.heading = page.getByRole('heading', {name: HEADINGS[format], exact: true});
    this.gift = page.getByRole('heading', {name: /^Your (gift|contribution)$/});
    const appeal = page.locator('reader-appeal');
    const name = 'Support The Harbour Post';
    this.box = {
      bar: page.getByRole('region', {name, exact: true}),
      dialog: page.getByRole('dialog').and(page.locator('reader-appeal .panel')),
      gate: appeal,
    }[format];
    this.close = page.getByRole('button', {name: 'Close', exact: true});
    this.more = appeal.getByRole('button', {name: 'Support us', exact: true});
    this.less = page.getByRole('button', {name: 'Show less', exact: true});
    this.readOn = page.getByRole('button', {name: 'Read on without giving', exact: true});
    this.lastWords = page.getByText('There are thirteen volumes to go.');
  }

  get path(): string {
    return `/formats/${this.format}`;
  }

  /** Opens the page; waits until the appeal asks; shows the whole of a bar. */
  async begin(): Promise<void> {
    await this.openAsking(this.path);
    if (this.format === 'bar') await this.more.click();
    await expect(this.goOn).toBeVisible();
  }

  /** Waits until the ask counts as seen. */
  async isSeen(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect.poll(async () => JSON.stringify(await this.record())).toContain(`"${this.format}":`);
  }

  /** Nothing of an appeal is to be seen. */
  override async expectSilence(): Promise<void> {
    await this.decided();
    await expect(this.heading).toBeHidden();
    await expect(this.goOn).toBeHidden();
    await expect(this.more).toBeHidden();
  }

  /** What is kept in this browser. */
  override record(): Promise<Record<string, unknown> | null> {
    return this.page.evaluate(() => {
      const text = localStorage.getItem('reader-appeal:1:harbour-post-formats');
      return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
    });
  }

  /** Presses Tab, forwards or backwards, until something has the focus. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element.matches(':focus')).catch(() => false)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target).toBeFocused();
  }
}

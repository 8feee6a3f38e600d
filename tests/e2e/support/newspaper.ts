import {expect, type Locator, type Page} from '@playwright/test';

/** Addresses of the demo newspaper. */
export const ARTICLE = '/articles/the-wall-and-the-spring-tide';
export const OTHER_ARTICLES = [
  '/articles/a-roof-for-the-library',
  '/articles/corrow-keeps-its-winter-ferry',
  '/articles/four-in-the-morning-on-coopers-slip',
  '/articles/the-meadow-under-the-mud',
] as const;
export const OBITUARY = '/articles/maud-tellander-who-brought-the-ships-in';

/** What the demo's appeal says first. */
export const HEADING = 'Somebody has to sit through the meeting';

/** Test numbers by what they do (src/core/sandbox.ts). */
export const CARDS = {
  success: '4242424242424242',
  authentication: '4000002760003184',
  declined: '4000000000000002',
  noFunds: '4000000000009995',
  lostAnswer: '4000000000000408',
  sessionExpired: '4000000000000410',
} as const;
export const IBANS = {paid: 'DE89370400440532013000', failed: 'AT861904300235473202'} as const;

/** The demo newspaper as its readers know it: by roles, names and words. */
export class Newspaper {
  readonly heading: Locator;
  readonly highlight: Locator;
  readonly fallback: Locator;
  readonly frequencies: Locator;
  readonly amounts: Locator;
  readonly methods: Locator;
  readonly other: Locator;
  readonly ownAmount: Locator;
  readonly goOn: Locator;
  readonly remindMe: Locator;
  readonly gift: Locator;
  readonly change: Locator;
  readonly email: Locator;
  readonly number: Locator;
  readonly expiry: Locator;
  readonly code: Locator;
  readonly iban: Locator;
  readonly banner: Locator;
  readonly pay: Locator;
  readonly thanks: Locator;
  readonly challenge: Locator;
  readonly failure: Locator;
  readonly again: Locator;
  readonly undo: Locator;
  readonly changedMind: Locator;
  readonly readMore: Locator;
  readonly support: Locator;

  constructor(readonly page: Page) {
    const named = (role: Parameters<Page['getByRole']>[0], name: string | RegExp): Locator =>
      page.getByRole(role, {name, ...(typeof name === 'string' && {exact: true})});
    this.heading = named('heading', HEADING);
    this.highlight = page.getByText(/^Support us from just/);
    this.fallback = named('link', 'Support our journalism');
    this.frequencies = named('group', 'How often?');
    this.amounts = named('group', 'How much?');
    this.methods = named('group', 'How would you like to pay?');
    this.other = named('radio', 'Other amount');
    this.ownAmount = named('textbox', 'Other amount (US Dollar)').or(named('textbox', /^Other amount \(US dollars\)$/));
    this.goOn = named('button', /^Continue/);
    this.remindMe = named('button', 'Remind me later');
    this.gift = named('heading', 'Your contribution');
    this.change = named('button', 'Change');
    this.email = named('textbox', 'E-mail address');
    this.number = named('textbox', 'Card number');
    this.expiry = named('textbox', 'Expiry (MM / YY)');
    this.code = named('textbox', 'Security code');
    this.iban = named('textbox', 'IBAN');
    this.banner = page.getByText('Sandbox: no money moves');
    this.pay = named('button', /^Give \S+/).and(page.locator(':not([data-appeal-open])'));
    this.thanks = named('heading', 'Thank you');
    this.challenge = named('dialog', 'Sandbox: your bank asks for you');
    this.failure = named('heading', 'This did not work');
    this.again = named('button', 'Try again');
    this.undo = named('button', 'Undo');
    this.changedMind = named('button', 'I changed my mind');
    this.readMore = named('heading', 'Read more');
    this.support = named('button', 'Support us');
  }

  /** Opens a page and waits until the appeal has asked. */
  async openAsking(path: string = ARTICLE): Promise<void> {
    await this.page.goto(path, {waitUntil: 'commit'});
    await expect(this.heading).toBeVisible();
  }

  /** Opens a page and waits until the decision has been made. */
  async open(path: string = ARTICLE): Promise<void> {
    await this.page.goto(path, {waitUntil: 'commit'});
    await this.decided();
  }

  /** Waits for the page's decision. */
  async decided(): Promise<void> {
    await this.page.waitForFunction(() => {
      const api = (window as unknown as {readerAppeal?: {state?(): {decision?: unknown}}}).readerAppeal;
      return api?.state?.().decision !== undefined;
    });
  }

  frequency(name: 'Monthly' | 'Once' | 'Yearly'): Locator {
    return this.frequencies.getByRole('radio', {name, exact: true});
  }

  amount(name: string): Locator {
    return this.amounts.getByRole('radio', {name, exact: true});
  }

  method(name: string): Locator {
    return this.methods.getByRole('radio', {name, exact: true});
  }

  /** The names of the amounts on offer. */
  async presets(): Promise<string[]> {
    const names = await this.amounts
      .getByRole('radio')
      .evaluateAll((radios) =>
        radios.map((radio) => radio.getAttribute('aria-label') ?? radio.closest('label')?.textContent.trim() ?? ''),
      );
    return names.filter((name) => name !== 'Other amount');
  }

  async typeOwnAmount(text: string): Promise<void> {
    await this.other.click();
    await this.ownAmount.fill(text);
  }

  /** From the ask to a payment form that can be filled in. */
  async goOnToPay(): Promise<void> {
    await this.goOn.click();
    await expect(this.banner).toBeVisible();
    await expect(this.pay).not.toHaveAttribute('aria-disabled', 'true');
  }

  async fillCard(number: string = CARDS.success, email = 'reader@example.org'): Promise<void> {
    await this.email.fill(email);
    await this.number.fill(number);
    await this.expiry.fill('12 / 34');
    await this.code.fill('123');
  }

  /** From an article to a form that is ready to be sent. */
  async prepareCard(number: string = CARDS.success): Promise<void> {
    await this.openAsking();
    await this.goOnToPay();
    await this.fillCard(number);
  }

  /** From the ask to thanks. */
  async give(number: string = CARDS.success): Promise<void> {
    await this.goOnToPay();
    await this.fillCard(number);
    await this.pay.click();
    await expect(this.thanks).toBeVisible();
  }

  /** Chooses when to be reminded. */
  async snooze(choice: string): Promise<void> {
    await this.remindMe.click();
    await this.page.getByRole('button', {name: choice, exact: true}).click();
  }

  /** No appeal, no way back, no link in its place. */
  async expectSilence(): Promise<void> {
    await this.decided();
    await expect(this.heading).toBeHidden();
    await expect(this.goOn).toBeHidden();
    await expect(this.changedMind).toBeHidden();
    await expect(this.fallback).toBeHidden();
  }

  /** What is kept in this browser. */
  record(): Promise<Record<string, unknown> | null> {
    return this.page.evaluate(() => {
      const text = localStorage.getItem('reader-appeal:1:harbour-post');
      return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
    });
  }
}

import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {logOf} from '../../core/ask/log.js';
import {DAY, readsSince, type ReaderRecord} from '../../core/ask/record.js';
import {numberOf} from '../../core/ask/stamps.js';
import {isRightToLeft} from '../../core/locale.js';
import {say} from '../../messages/messages.js';
import {sayDate} from '../../messages/names.js';
import type {Reader} from '../../reader/reader.js';
import {defineOnce} from '../define-once.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-why.styles.js';

/**
 * “Why am I seeing this?”: what this browser remembers of its reader, in a dialog, with a copy to save, a way to erase it,
 * and a year of silence. Made by `openWhy`; goes when it is closed.
 *
 * @element appeal-why
 */
export class AppealWhy extends LitElement {
  static override styles = [tokens, controls, styles];

  /** What this browser remembers. */
  @property({attribute: false}) reader: Reader | null = null;
  /** The publication's name. */
  @property() publication = '';
  /** BCP 47. */
  @property() locale = 'en';
  /** Sees to it that the reader is not asked for a year. */
  @property({attribute: false}) silence: () => void = () => undefined;

  @state() private erased = false;

  override render(): TemplateResult {
    const {locale, publication} = this;
    const notes = notesOf(this.reader?.record(), locale);
    return html`<dialog
      aria-labelledby="why"
      lang=${locale}
      dir=${isRightToLeft(locale) ? 'rtl' : 'ltr'}
      @close=${() => this.remove()}
    >
      <h2 id="why" tabindex="-1">${say(locale, 'why')}</h2>
      <p>${say(locale, 'whyText', {publication})}</p>
      ${
        notes.length
          ? html`<dl>
              ${notes.map(
                ([term, value]) =>
                  html`<div>
                    <dt>${term}</dt>
                    <dd>${value}</dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
      <p role="status">${notes.length ? '' : say(locale, this.erased ? 'whyErased' : 'whyNone')}</p>
      <p class="hint">${say(locale, 'whyKept')}</p>
      <div class="row">
        <button type="button" class="primary" @click=${this.#close}>${say(locale, 'close')}</button>
        <button type="button" @click=${this.#silence}>${say(locale, 'whyNotAgain')}</button>
        ${
          notes.length
            ? html`<button type="button" @click=${this.#save}>${say(locale, 'whySave')}</button>
                <button type="button" @click=${this.#erase}>${say(locale, 'whyErase')}</button>`
            : nothing
        }
      </div>
    </dialog>`;
  }

  protected override updated(): void {
    if (this.#dialog?.open) return;
    this.#dialog?.showModal();
    this.#focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #close(): void {
    this.#dialog?.close();
  }

  #silence(): void {
    this.#close();
    this.silence();
  }

  /** The record as it is kept, in a file. */
  #save(): void {
    const text = JSON.stringify(this.reader?.record(), null, 2);
    const address = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
    const link = document.createElement('a');
    Object.assign(link, {href: address, download: 'reader-appeal.json'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 1e4);
  }

  #erase(): void {
    this.reader?.forget();
    this.erased = true;
    // The button that was pressed goes away.
    this.#focus();
  }

  #focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#why')?.focus();
  }
}

/** What is remembered, in words: a term and what it was. */
function notesOf(record: ReaderRecord | undefined, locale: string): (readonly [string, string])[] {
  if (!record) return [];
  const {asks, gift, snooze, read} = record;
  const logs = Object.keys(asks).map((id) => logOf(asks, id));
  const opened = readsSince(record, Date.now() - 30 * DAY);
  const seen = logs.reduce((sum, [views]) => sum + (numberOf(views) || 0), 0);
  const closed = Math.max(0, ...logs.map(([, , at]) => numberOf(at) || 0));
  const left = snooze?.articles && snooze.articles - (read - (snooze.from ?? 0));
  const count = (value: number): string => (value ? value.toLocaleString(locale) : '');
  const date = (time: number | undefined): string => (time ? sayDate(locale, time) : '');
  const wait = left ? say(locale, 'article', {count: left}) : date(snooze?.span && snooze.at + snooze.span);
  return (
    [
      [say(locale, 'whyRead'), count(opened)],
      [say(locale, 'whySeen'), count(seen)],
      [say(locale, 'whyClosed'), date(closed)],
      [say(locale, 'whyWait'), wait],
      [say(locale, 'whyGift'), date(gift?.at)],
    ] as const
  ).filter(([, value]) => value);
}

defineOnce('appeal-why', AppealWhy);

declare global {
  interface HTMLElementTagNameMap {
    'appeal-why': AppealWhy;
  }
}

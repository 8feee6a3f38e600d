/** The appeal at the place where an article is cut, with the ways to read on. */
import {html, nothing, type TemplateResult} from 'lit';
import {safeHref} from '../../core/copy.js';
import {say} from '../../messages/messages.js';
import {AppealGate} from '../appeal-gate/appeal-gate.js';
import {AppealDismissEvent} from '../dismiss-event.js';
import {defineOnce} from '../define-once.js';
import {closest, findCut} from './cut.js';
import {direction, dress, endTemporary, stand, unstand} from './dress.js';
import shared from './formats.styles.js';
import type {Frame, Setting} from './frame.js';
import styles from './gate.styles.js';

defineOnce('appeal-gate', AppealGate);

/** A gate that the page has put into its article stays where it is; another one is taken there, if there is one. */
export function createGate(setting: Setting): Frame | null {
  const {host, beginning} = setting;
  const {gate = {}} = beginning.campaign;
  if (!host.preview && !closest(host, gate.within ?? 'article')) {
    const cut = findCut(gate);
    if (!cut) return null;
    if (cut.nextElementSibling !== host) cut.after(host);
  }
  return new GateFrame(setting);
}

/** While it asks, the article is cut. It opens for good with whatever way on is taken, and when anything of ours fails. */
class GateFrame implements Frame {
  readonly beginning: Setting['beginning'];
  readonly #setting: Setting;

  constructor(setting: Setting) {
    const {host, beginning} = setting;
    this.beginning = beginning;
    this.#setting = setting;
    dress(host, shared, styles);
  }

  get goal(): Frame['goal'] {
    return this.#setting.goal();
  }

  render(content: TemplateResult): TemplateResult {
    const {host, beginning} = this.#setting;
    const {ways = ['give', 'sign-in', 'snooze', 'continue']} = beginning.campaign.gate ?? {};
    const closed = ['give', 'snooze'].filter((way) => !ways.includes(way as 'give'));
    return html`<appeal-gate
      class=${['gate surface', ...closed.map((way) => `no-${way}`)].join(' ')}
      .place=${host}
      .within=${beginning.campaign.gate?.within ?? ''}
      .open=${this.#isCut ? null : ''}
    >
      ${content} ${host.step === 'ask' ? this.#renderWays(ways) : nothing}
    </appeal-gate>`;
  }

  updated(): void {
    const {host} = this.#setting;
    if (host.hidden || !host.isConnected) {
      this.leave();
      endTemporary(host);
    } else stand(host, this.#isCut ? 'gate' : 'open-gate');
  }

  leave(): void {
    unstand(this.#setting.host);
  }

  get #isCut(): boolean {
    return ['ask', 'payment', 'declined'].includes(this.#setting.host.step);
  }

  #renderWays(ways: readonly string[]): TemplateResult {
    const {host, beginning} = this.#setting;
    const {language} = host;
    const address = ways.includes('sign-in') && safeHref(beginning.campaign.gate?.signInUrl ?? '');
    return html`<div class="ways" dir=${direction(host)} role="group" aria-label=${say(language, 'otherWays')}>
      ${address ? html`<a href=${address}>${say(language, 'signIn')}</a>` : nothing}
      ${
        ways.includes('continue')
          ? html`<button type="button" class="text" @click=${() => this.#readOn()}>${say(language, 'readOn')}</button>`
          : nothing
      }
    </div>`;
  }

  /** Opens the article, and takes the reader to where it goes on. */
  #readOn(): void {
    const {host, beginning} = this.#setting;
    const {campaign, explicit} = beginning;
    if (host.preview || !host.dispatchEvent(new AppealDismissEvent(campaign.id, host.variant))) return;
    if (!explicit) host.reader?.remember({kind: 'dismiss', campaign: campaign.id});
    const next = nextOf(host);
    host.rest();
    void host.updateComplete.then(() => goTo(next));
  }
}

/** What an article goes on with behind an element. */
function nextOf(element: Element): HTMLElement | null {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const next = at.nextElementSibling;
    if (next instanceof HTMLElement && !next.matches('script,style,template')) return next;
  }
  return null;
}

function goTo(element: HTMLElement | null): void {
  if (!element) return;
  const had = element.getAttribute('tabindex');
  if (had === null) element.tabIndex = -1;
  element.focus({preventScroll: true});
  element.scrollIntoView({block: 'center', behavior: 'instant'});
  if (had === null) element.addEventListener('blur', () => element.removeAttribute('tabindex'), {once: true});
}

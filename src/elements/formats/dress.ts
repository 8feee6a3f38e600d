import type {CSSResult} from 'lit';
import {isRightToLeft} from '../../core/locale.js';
import type {ReaderAppeal} from '../reader-appeal/reader-appeal.js';
import {adopt} from '../shared/adopt.js';
import {pageSurface} from './page-surface.js';

const dressed = new WeakMap<ReaderAppeal, Set<CSSResult>>();

/** Gives an appeal further style sheets, each once. */
export function dress(host: ReaderAppeal, ...sheets: CSSResult[]): void {
  const known = dressed.get(host) ?? new Set();
  dressed.set(host, known);
  for (const sheet of sheets) {
    if (!known.has(sheet)) adopt(host, sheet);
    known.add(sheet);
  }
}

/** Of the language that is spoken in it, whatever the page's own is. */
export function direction(host: ReaderAppeal): 'ltr' | 'rtl' {
  return isRightToLeft(host.language) ? 'rtl' : 'ltr';
}

/** An element that was made for this one time goes when that is over. */
export function endTemporary(host: ReaderAppeal): void {
  if (host.hasAttribute('temporary')) host.remove();
}

/** Says what an appeal stands in, for its style sheets, and what is behind it. */
export function stand(host: ReaderAppeal, frame: string): void {
  if (host.getAttribute('framed') !== frame) host.setAttribute('framed', frame);
  host.style.setProperty('--_page', pageSurface(host));
}

/** Takes that back. */
export function unstand(host: ReaderAppeal): void {
  host.removeAttribute('framed');
  for (const name of ['--_page', '--_room', '--_lift']) host.style.removeProperty(name);
}

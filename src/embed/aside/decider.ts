import type {AskCampaign, AskConfig} from '../../core/ask/ask-config.js';
import {decide} from '../../core/ask/decide.js';
import type {ReaderRecord} from '../../core/ask/record.js';
import {withSeed} from '../../core/ask/seeds.js';
import {textOf} from '../../core/ask/stamps.js';
import type {Decision, Visit} from '../../core/ask/visit.js';
import {markOf, withArticle} from '../../core/ask/visit-record.js';
import type {DataClass} from '../../core/ask/without-class.js';
import type {Store} from '../../reader/store.js';

/** What is needed of the loader. */
interface DeciderHost {
  readonly store: Store;
  readonly granted: Readonly<Partial<Record<DataClass, boolean>>>;
  readonly config: {readonly consent?: {readonly meter?: string}};
}

/**
 * Makes what decides by every rule there is, with what a browser tells of its reader. Throws the dice for variants once and
 * for all, where there are variants, the browser keeps it and the reader allows it; and counts the articles that only a
 * gate asks on.
 */
export function decider({
  store,
  granted,
  config: {consent},
}: DeciderHost): (config: AskConfig, visit: Visit) => Decision {
  const stored = isReadable(store.key);
  const dice = Math.random();
  const {meter = 'exempt'} = consent ?? {};
  /** The address that was counted last. */
  let counted = '';
  return (config, visit) => {
    const allowed = meter === 'exempt' || (meter === 'required' && granted.meter);
    const {page, now, reader} = visit;
    let {record} = visit;
    const note = (change: (record: ReaderRecord) => ReaderRecord): void => {
      const before = record;
      record = change(record);
      if (allowed && record !== before) void store.update(change);
    };
    if (config.campaigns.some(({holdout, variants}) => holdout ?? variants?.[0])) note((each) => withSeed(each, dice));
    if (allowed && config.campaigns.some(isGated)) {
      const mark = markOf(page.url);
      const count = (each: ReaderRecord): ReaderRecord =>
        textOf(each.reads).endsWith(mark) ? each : withArticle(each, now, mark);
      // It is written a little later, and decided on before that, too.
      if (counted === page.url) record = count(record);
      else note(count);
      counted = page.url;
    }
    return decide(config, {...visit, dice, stored, record, reader: readReader(reader)});
  };
}

/** Whether this page has something that a gate may close, and no other place for an ask, by which it would count. */
function isGated({gate}: AskCampaign & {readonly gate?: {readonly within?: string}}): boolean {
  if (!gate || document.querySelector('reader-appeal:not([temporary])')) return false;
  try {
    return !!document.querySelector(gate.within || 'article');
  } catch {
    // A selector that is none; the stage says so.
    return false;
  }
}

/** Whether there is a storage at all. */
function isReadable(key: string): boolean {
  try {
    localStorage.getItem(key);
    return true;
  } catch {
    return false;
  }
}

/** What a browser tells every page of its reader. Where a reader comes from in the world is never guessed. */
export function readReader(stated?: Visit['reader']): Visit['reader'] {
  return {
    language: navigator.language,
    // A finger on a small screen, a finger, or something finer.
    device: matchMedia('(pointer:fine)').matches ? 'desktop' : screen.width < 600 ? 'phone' : 'tablet',
    referrer: document.referrer,
    utm: Object.fromEntries(new URLSearchParams(location.search)),
    ...stated,
    ...(stated?.criteria && {criteria: askAll(stated.criteria)}),
  };
}

/** What the page registered: values, or functions that are asked for theirs on every page view. One that throws says nothing. */
function askAll(criteria: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(criteria).map(([name, value]) => {
      try {
        return [name, typeof value === 'function' ? (value as () => unknown)() : value];
      } catch {
        return [name, undefined];
      }
    }),
  );
}

/**
 * Random histories of one reader, and what holds our rules against somebody else's. A peer is stated anew, as plain code that
 * knows nothing of ours, with the config that says the same; both are led through the same history and must always agree.
 */
import fc from 'fast-check';
import type {AskConfig} from '../../../../src/core/ask/ask-config.js';
import {decide, emptyRecord, remember, type ReaderRecord} from '../../../../src/core/index.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Somebody else's rules, with a memory of their own. Times are epoch ms. */
export interface Peer {
  readonly config: AskConfig;
  /** What a browser that keeps nothing is told by `stored: false`. */
  readonly stored?: boolean;
  readonly timeZone: string;
  /** An article is opened. `isNew`: it is not among the last forty. */
  opened(now: number, isNew: boolean): void;
  /** Who asks on the page that was just opened, or nobody. `mark`: whether the page states the fact `mark`. */
  asks(now: number, mark: boolean): string | null;
  seen(ask: string, now: number): void;
  closed(ask: string, now: number): void;
  gave(ask: string, now: number): void;
  /** Asks that can't be closed. */
  readonly blocking?: readonly string[];
}

/** Steps of a history, each packed into a number, so that they are quickly made and made simpler. */
export const steps = fc.array(fc.nat(2 ** 30 - 1), {minLength: 1, maxLength: 60, size: 'max'});

/** A time zone for a peer: with and without changes of clocks, ahead of UTC and behind. */
export const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland');

/** When a history begins, ms: somewhere in a year, so that months and changes of clocks lie everywhere. */
export const begin = fc.nat(365 * 24).map((hours) => Date.UTC(2026, 0, 1) + hours * HOUR);

const PAUSES = [1000, 60_000, 5 * 60_000, 0.5 * HOUR, HOUR, 5 * HOUR, 12 * HOUR, DAY, DAY, 2 * DAY, 5 * DAY, 13 * DAY];
const LONG_PAUSES = [7 * DAY, 30 * DAY, 90 * DAY, 250 * DAY];
const KINDS = ['open', 'open', 'open', 'open', 'look', 'look', 'look', 'close', 'close', 'give'] as const;

interface Step {
  readonly pause: number;
  readonly kind: (typeof KINDS)[number];
  readonly tab: number;
  /** Three figures; `null`: an article that was never opened before. */
  readonly page: string | null;
  readonly mark: boolean;
}

/** Unpacks a step: a pause (whole or any part of it), what the reader does, in which of three tabs, with which article. */
function stepOf(packed: number): Step {
  let rest = packed;
  const take = (count: number): number => {
    const taken = rest % count;
    rest = Math.floor(rest / count);
    return taken;
  };
  const kind = KINDS[take(KINDS.length)] ?? 'open';
  const whole = take(24) ? PAUSES[take(PAUSES.length)] : LONG_PAUSES[take(LONG_PAUSES.length)];
  const part = take(3) ? 1 : (take(60) + 1) / 60;
  const tab = take(3);
  const mark = take(3) === 0;
  const page = take(4) ? null : String(take(1000)).padStart(3, '0');
  return {pause: Math.round((whole ?? 0) * part), kind, tab, page, mark};
}

/**
 * Leads a peer and our rules through the same history.
 *
 * @throws where they disagree, with all that went before.
 */
export function agree(peer: Peer, start: number, history: readonly number[]): void {
  const {config, timeZone, stored = true} = peer;
  const tabs: ({ask: string; seen: boolean} | undefined)[] = [];
  const told: string[] = [];
  let record: ReaderRecord = emptyRecord();
  let now = start;
  let pages = 0;
  let latest: readonly string[] = [];
  const tell = (what: string): void => void told.push(`${new Date(now).toISOString()} ${what}`);

  for (const packed of history) {
    const {pause, kind, tab, page, mark} = stepOf(packed);
    now += pause;
    const shown = tabs[tab];
    if (kind === 'open') {
      const url = page ?? `new ${String(pages++).padStart(3, '0')}`;
      const isNew = !latest.includes(url);
      if (isNew) latest = [...latest, url].slice(-40);
      record = remember(record, {kind: 'article', page: url}, now, config);
      peer.opened(now, isNew);
      const seen = {now, dice: 0, page: {url}, reader: {criteria: {mark}}, timeZone, stored, record};
      const ours = decide(config, seen, true).campaign;
      const theirs = peer.asks(now, mark);
      tell(`${url} is opened in tab ${tab}${mark ? ', marked' : ''}: ${ours ?? 'nobody'} asks`);
      if (ours !== theirs) {
        const {reasons} = decide(config, seen);
        const against = reasons.filter(({pass}) => !pass).map((reason) => JSON.stringify(reason));
        throw new Error([`The peer: ${theirs ?? 'nobody'}.`, JSON.stringify(config), ...told, ...against].join('\n'));
      }
      tabs[tab] = ours === null ? undefined : {ask: ours, seen: false};
    } else if (shown && kind === 'look' && !shown.seen) {
      tell(`${shown.ask} is seen in tab ${tab}`);
      shown.seen = true;
      record = remember(record, {kind: 'view', campaign: shown.ask}, now, config);
      peer.seen(shown.ask, now);
    } else if (shown?.seen && kind === 'close' && !peer.blocking?.includes(shown.ask)) {
      tell(`${shown.ask} is closed in tab ${tab}`);
      record = remember(record, {kind: 'dismiss', campaign: shown.ask}, now, config);
      peer.closed(shown.ask, now);
      tabs[tab] = undefined;
    } else if (shown?.seen && kind === 'give') {
      tell(`A gift comes of ${shown.ask} in tab ${tab}`);
      record = remember(record, {kind: 'gift', frequency: 'once', campaign: shown.ask}, now, config);
      peer.gave(shown.ask, now);
      tabs[tab] = undefined;
    }
  }
}

/** What clocks in a zone show: days since 1970, and hours (with parts of them) of the day. */
export function wallOf(now: number, timeZone: string): readonly [day: number, hour: number] {
  const clock = now + aheadOf(now, timeZone);
  const day = Math.floor(clock / DAY);
  return [day, (clock - day * DAY) / HOUR];
}

const ahead = new Map<string, number>();

/** How many ms a zone's clocks are ahead of UTC; they change at full hours of UTC in every zone above. */
function aheadOf(now: number, timeZone: string): number {
  const hour = Math.floor(now / HOUR) * HOUR;
  const key = `${timeZone} ${hour}`;
  const known = ahead.get(key);
  if (known !== undefined) return known;
  const part: Record<string, number> = {};
  for (const {type, value} of formatOf(timeZone).formatToParts(hour)) part[type] = Number(value);
  const {year = 0, month = 0, day = 0, hour: shown = 0, minute = 0} = part;
  const offset = Date.UTC(year, month - 1, day, shown, minute) - hour;
  ahead.set(key, offset);
  return offset;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const parts = {year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric} as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', {timeZone, hourCycle: 'h23', ...parts});
  formats.set(timeZone, format);
  return format;
}

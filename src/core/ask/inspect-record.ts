import {logOf} from './log.js';
import {READ, type ReaderRecord} from './record.js';
import {numberOf, STAMP, textOf} from './stamps.js';

/** What is kept of one campaign; times in epoch ms. */
export interface InspectedLog {
  /** How often it was seen in all. */
  readonly seen: number;
  /** The newest views, oldest first. */
  readonly views: readonly number[];
  readonly closings: number;
  readonly closedAt: number | null;
  readonly gifts: number;
  readonly givenAt: number | null;
}

/** A record's stamps as times, for whoever wants to read it. */
export interface InspectedRecord {
  /** When the articles that are kept were opened, epoch ms, oldest first. */
  readonly reads: readonly number[];
  readonly campaigns: Readonly<Record<string, InspectedLog>>;
}

/** Reads the stamps of a record. */
export function inspectRecord({reads, asks}: ReaderRecord): InspectedRecord {
  const campaigns = Object.keys(asks).map((id): readonly [string, InspectedLog] => {
    const [seen, closes, closed, gifts, given, views] = logOf(asks, id);
    return [
      id,
      {
        seen: numberOf(seen) || 0,
        views: timesIn(views, STAMP),
        closings: numberOf(closes) || 0,
        closedAt: numberOf(closed) || null,
        gifts: numberOf(gifts) || 0,
        givenAt: numberOf(given) || null,
      },
    ];
  });
  return {reads: timesIn(reads, READ), campaigns: Object.fromEntries(campaigns)};
}

function timesIn(text: unknown, size: number): number[] {
  const stamps = textOf(text);
  return Array.from({length: Math.floor(stamps.length / size)}, (_, at) =>
    numberOf(stamps.slice(at * size, at * size + STAMP)),
  );
}

import type {DataClass} from '../../core/ask/without-class.js';

/** What a reader has said so far, by class of stored data; a class that is not there is undecided. */
export type Granted = Readonly<Partial<Record<DataClass, boolean>>>;

/** What an adapter is told. */
export interface ConsentOptions {
  /** The purposes of the Transparency and Consent Framework that a class needs, all of them; `[1]` if left out. */
  readonly purposes?: Readonly<Partial<Record<DataClass, readonly number[]>>>;
  /** Ends with the page's appeals. */
  readonly signal: AbortSignal;
}

/**
 * Tells, at once or later, and again whenever it changes, what a reader has consented to. A module of the site's own
 * exports one by the name of `consent`.
 */
export type ConsentAdapter = (tell: (granted: Granted) => void, options: ConsentOptions) => void;

/** All classes, granted or refused. */
export const everything = (granted: boolean): Granted => ({snooze: granted, meter: granted, supporter: granted});

/** Each class by its purposes. */
export function byPurposes(allowed: (purpose: number) => boolean, {purposes}: ConsentOptions): Granted {
  const granted = (each: DataClass): boolean => (purposes?.[each] ?? [1]).every(allowed);
  return {snooze: granted('snooze'), meter: granted('meter'), supporter: granted('supporter')};
}

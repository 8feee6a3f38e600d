import type {DeclineCode} from '../protocol.js';
import type {Frequency, Gift} from './gift.js';
import {withinLimits, type Ladder} from './ladder.js';

/** Where a reader stands between being asked and being thanked. */
export type Step = 'idle' | 'ask' | 'payment' | 'declined' | 'thanks' | 'snoozed' | 'error';

/** Whether a gift is certain (`paid`), under way (`processing`) or promised outside the page (`pledged`). */
export type GivenStatus = 'paid' | 'processing' | 'pledged';

/** All that an appeal knows of its reader's steps. Plain data; changed by {@link advance} only. */
export interface Session {
  readonly step: Step;
  readonly frequency: Frequency;
  readonly currency: string;
  /** The chosen amount in minor units; `null` while an own amount can't be used. */
  readonly minor: number | null;
  /** What stands in the own-amount field; `null` while a preset is chosen. */
  readonly own: string | null;
  /** How much of `minor` is there to cover the fee, in minor units; absent: nothing. Only while there is a payment. */
  readonly cover?: number;
  readonly method: string;
  /** Something is under way: nothing may start a second time. */
  readonly busy: boolean;
  /** The answer to a payment was lost and is being asked for. */
  readonly checking: boolean;
  /** With `declined`: why. */
  readonly decline: DeclineCode | null;
  /** With `error`: a stable code. */
  readonly error: string | null;
  /** With `thanks`: what was given and how far it came. */
  readonly given: {readonly gift: Gift; readonly status: GivenStatus; readonly id: string} | null;
}

/** What can happen to a session. */
export type SessionAction =
  | {readonly kind: 'ask'}
  | {readonly kind: 'frequency'; readonly frequency: Frequency; readonly ladder: Ladder}
  | {readonly kind: 'amount'; readonly minor: number | null; readonly own: string | null}
  | {readonly kind: 'method'; readonly method: string}
  /** The reader goes on to pay. Ignored without a usable amount or while busy. */
  | {readonly kind: 'continue'; readonly ladder: Ladder}
  /** The payment form stands and can be filled in. */
  | {readonly kind: 'ready'}
  /**
   * Another gift is to be paid than the form that stands was made for. Not while a payment is on its way; ignored while one
   * is being asked for.
   */
  | {
      readonly kind: 'revise';
      readonly gift: Partial<Pick<Session, 'frequency' | 'minor' | 'own' | 'method' | 'cover'>>;
    }
  | {readonly kind: 'pay'}
  | {readonly kind: 'incomplete'}
  /** The reader has gone on another site, and may come back. */
  | {readonly kind: 'left'}
  | {readonly kind: 'unknown'}
  | {readonly kind: 'declined'; readonly code: DeclineCode}
  | {readonly kind: 'given'; readonly status: GivenStatus; readonly id: string}
  | {readonly kind: 'back'}
  | {readonly kind: 'snooze'}
  | {readonly kind: 'fail'; readonly code: string};

/** A session that has not begun. */
export function startSession(frequency: Frequency, ladder: Ladder, currency: string, method: string): Session {
  return {
    step: 'idle',
    frequency,
    currency,
    minor: ladder.default,
    own: null,
    method,
    busy: false,
    checking: false,
    decline: null,
    error: null,
    given: null,
  };
}

/** The gift as it stands, or `null` while there is no usable amount. */
export function giftOf({frequency, minor, currency}: Session): Gift | null {
  return minor === null ? null : {frequency, amount: {minor, currency}};
}

/**
 * What changes with another frequency, whose ladder is given: a preset gives way to the new default, an own amount stays as
 * typed and may not be usable there.
 */
export function inFrequency({own, minor}: Session, frequency: Frequency, ladder: Ladder): Partial<Session> {
  if (own === null) return {frequency, minor: ladder.default};
  return {frequency, minor: minor !== null && withinLimits(ladder, minor) ? minor : null};
}

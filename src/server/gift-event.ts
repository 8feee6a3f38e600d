import type {Frequency} from '../core/gift/gift.js';
import type {DeclineCode} from '../core/protocol.js';

/** What can become of a gift, as the provider tells it. */
export type GiftEventType =
  /** The money of a gift, or of the first month or year, has come. */
  | 'gift.paid'
  /** Money that was on its way did not come: a debit given back, or a renewal refused. */
  | 'gift.failed'
  /** The money of a later month or year has come. */
  | 'gift.renewed'
  /** Nobody has paid in time: the gift was given up, and can't be paid any more. */
  | 'gift.expired'
  /**
   * The supporter, or you, have told regular support to end at `endsAt`, which `gift.cancelled` then tells. Until then it
   * can be taken back; then another `gift.renewed` comes.
   */
  | 'gift.ending'
  /** Regular support has ended. */
  | 'gift.cancelled'
  /** Money was given back. */
  | 'gift.refunded'
  /** A bank takes the money back, or says that it may. */
  | 'gift.disputed';

/** The money's truth, for the publisher's own books. */
export interface GiftEvent {
  /**
   * Names what happened: the same however often, in whatever order and by whatever delivery it is told. Use it as the
   * key under which your own effect is done once.
   */
  readonly id: string;
  readonly type: GiftEventType;
  /** When, in milliseconds since 1970, as the provider says. */
  readonly at: number;
  /** False while no money moves. */
  readonly live: boolean;
  /** The provider's name. */
  readonly provider: string;
  /** The gift's id, as in `POST /gifts` and in `appeal-complete`. */
  readonly gift: string;
  readonly frequency: Frequency;
  /**
   * Minor units: what came, should have come, was given back in all, or is disputed; for `gift.ending` and
   * `gift.cancelled` the regular sum; for `gift.expired` what nobody paid.
   */
  readonly minor: number;
  readonly currency: string;
  /** With `gift.failed`: why, and whether it was a renewal. */
  readonly decline?: DeclineCode;
  readonly renewal?: boolean;
  /** With `gift.ending`: when it ends, in milliseconds since 1970. */
  readonly endsAt?: number;
  /** With `gift.refunded`: whether all of it was given back. */
  readonly full?: boolean;
  /** With `gift.disputed`: a bank's early warning, or the dispute itself. */
  readonly stage?: 'warning' | 'dispute';
  /** What the page said when the gift was made. */
  readonly attempt?: string;
  readonly method?: string;
  readonly campaign?: string;
  readonly variant?: string;
  readonly placement?: string;
  /** How much of the first gift was there to cover the fee, in minor units. */
  readonly cover?: number;
  /** The supporter's address, where the provider knows it. Personal: keep it out of logs. */
  readonly email?: string;
  /** The provider's own ids, e.g. `{session, subscription, invoice, charge, customer}`. */
  readonly references: Readonly<Record<string, string>>;
}

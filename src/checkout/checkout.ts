import type {GiftStatus, DeclineCode} from '../core/protocol.js';
import type {Gift} from '../core/gift/gift.js';

/** What a way to give is told about the gift and the page it happens on. */
export interface CheckoutRequest {
  readonly gift: Gift;
  /** Method that the reader chose, e.g. `card`. */
  readonly method: string;
  /** What readers call the method, e.g. `PayPal`. */
  readonly name: string;
  /** What stands in the config at `checkout.ways.<method>`, unread; `{}` where nothing does. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How much of the gift's amount is there to cover the fee, in minor units; 0: nothing. To be noted, never added. */
  readonly cover: number;
  /** The reader's address as far as it is typed: of the right form, or empty. Ask when it is needed; it may have changed. */
  readonly email: () => string;
  /** Made once per intent; the same attempt is never charged twice. */
  readonly attempt: string;
  readonly campaign: string | null;
  readonly variant: string | null;
  readonly placement: string | null;
  /** BCP 47 tag of the appeal. */
  readonly locale: string;
  /** A text of the appeal's own catalogues, in the reader's language; empty for a key that nobody knows. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** Base address of the server, absolute, without a trailing slash. */
  readonly endpoint: string;
  /** An empty element in the page's own tree (never in a shadow root) for the payment form. */
  readonly mount: HTMLElement;
  /** Resolved values of the appeal's custom properties by name (`--appeal-accent`), for forms that cannot inherit them. */
  readonly appearance: Readonly<Record<string, string>>;
  /** Aborted when the reader goes back or the element leaves the page: clean up, charge nothing. */
  readonly signal: AbortSignal;
  /**
   * To be called before a reader is sent to another site: the page hears of it (`appeal-redirect`) and may forbid it.
   *
   * @param url where to, absolute.
   * @returns whether to go.
   */
  readonly leave: (url: string) => boolean;
  /**
   * For payments that a reader sets off in the form itself, such as a wallet's button: the page shows that one is under
   * way, runs it, and goes by its outcome as it goes by that of `confirm`.
   *
   * @returns false when something is under way already; then it is not run.
   */
  readonly pay: (run: () => Promise<Outcome>) => boolean;
}

/** How a payment ended, as far as it is known. */
export type Outcome =
  | {
      readonly status: 'paid' | 'processing' | 'pledged';
      readonly id: string;
      /** Where the receipt goes, if not to the address that was handed over: a wallet knows its owner's. */
      readonly email?: string;
    }
  | {readonly status: 'declined'; readonly code: DeclineCode}
  /** The reader has to mend something: the e-mail address, or something in the payment form, which says what. */
  | {readonly status: 'incomplete'; readonly field?: 'email'}
  /** The reader has gone on another site, and this page stays: whether anything was given there is not known here. */
  | {readonly status: 'left'}
  /** The answer was lost: ask `status(id)` until it is known, never pay again. */
  | {readonly status: 'unknown'; readonly id: string};

/** A payment form that stands in the page. */
export interface PaymentForm {
  /** Whether an e-mail address is asked for and handed to `confirm`. If left out, it is. Read again after each try. */
  readonly email?: boolean;
  /** What the button says; empty: there is none. If left out: “Give $10 per month”. Read again after each try. */
  readonly action?: string;
  /**
   * Pays. Called at most once at a time. Rejects with an `AppealError` only while nothing can have been charged.
   *
   * @param email the reader's address, already checked for its form; empty where none is asked for.
   */
  confirm(email: string): Promise<Outcome>;
  /** Takes the form out of the page and forgets what was typed. */
  destroy(): void;
}

/**
 * A way to give. Loaded only when a reader means to pay.
 *
 * Not every way settles in the page: `link` and `bank-transfer` end with `pledged`, and have no `status` to ask for.
 */
export interface Checkout {
  /** How long `start` may take, in ms: 10,000 if left out. Then it is aborted, and counts as failed. */
  readonly patienceMs?: number;
  /** Prepares the payment and puts its form into `request.mount`. Rejects with an `AppealError`. */
  start(request: CheckoutRequest): Promise<PaymentForm>;
  /** Where supporters change or end their support; empty where nobody knows. Rejects with an `AppealError`. */
  manage?(endpoint: string): Promise<string>;
  /** What the server knows of a gift, where a server does. Rejects with an `AppealError`. */
  status?(id: string, endpoint: string, signal?: AbortSignal): Promise<{status: GiftStatus; decline?: DeclineCode}>;
}

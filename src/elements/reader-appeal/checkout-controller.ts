import type {ReactiveController, ReactiveElement} from 'lit';
import type {Checkout, CheckoutRequest, Outcome, PaymentForm} from '../../checkout/checkout.js';
import {within} from '../../checkout/within.js';
import {AppealError} from '../../core/errors.js';
import type {Gift} from '../../core/gift/gift.js';
import type {SessionAction} from '../../core/gift/session.js';
import {loadCheckout} from '../checkouts.js';
import {makePaymentPlace, type PaymentPlace} from './payment-place.js';

/** How long an answer that was lost, or a bank's confirmation, is asked for, in ms. */
const ASK_FOR = 60_000;

/** How long an adapter may take to come, and to start unless it says otherwise, in ms. */
const PATIENCE = 10_000;

/** Asks what became of a gift. */
type Ask = (id: string) => ReturnType<NonNullable<Checkout['status']>>;

/** What is told besides an action. */
export interface More {
  readonly cause?: AppealError;
  /** What the reader has to mend. */
  readonly field?: 'email' | undefined;
  /** Where the receipt goes, where a form knows better than the page. */
  readonly email?: string | undefined;
  /** The appeal has left the page meanwhile: this is the gift that it was about. */
  readonly gone?: Gift;
}

/** One gift on its way. */
interface Run {
  readonly gift: Gift;
  readonly stop: AbortController;
  ask?: Ask | undefined;
}

/** Carries one gift through its checkout and says what becomes of it as session actions. */
export class CheckoutController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #tell: (action: SessionAction, more: More) => void;
  #run: Run | null = null;
  #form: PaymentForm | null = null;
  #place: PaymentPlace | null = null;
  /** Attempts at gifts that nobody has paid so far, by gift. */
  readonly #attempts = new Map<string, string>();
  /** What their ids have in common. */
  #intent = '';

  constructor(host: ReactiveElement, tell: (action: SessionAction, more: More) => void) {
    this.#host = host;
    this.#tell = tell;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Loads the adapter and puts its form into the page. One that never answers counts as failed. */
  async start(adapter: string, request: Omit<CheckoutRequest, 'attempt' | 'mount' | 'signal'>): Promise<void> {
    this.stop();
    const run: Run = (this.#run = {gift: request.gift, stop: new AbortController()});
    const {signal} = run.stop;
    const {mount} = (this.#place = makePaymentPlace(this.#host));
    try {
      const checkout = await within(PATIENCE, 'The checkout', loadCheckout(adapter, request.locale), signal);
      const {status} = checkout;
      run.ask = status && ((id) => status.call(checkout, id, request.endpoint));
      const starting = checkout.start({...request, attempt: this.#attemptFor(request), mount, signal});
      // One that comes when nobody waits for it any more is not left standing.
      starting.then(
        (late) => signal.aborted && late.destroy(),
        () => undefined,
      );
      const form = await within(checkout.patienceMs ?? PATIENCE, 'The payment form', starting, signal);
      if (signal.aborted) return;
      this.#form = form;
      this.#tell({kind: 'ready'}, {});
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
    }
  }

  /** Pays with the form. The session sees to it that this is not called twice at a time. */
  pay(email: string): void {
    const form = this.#form;
    if (form) void this.carry(() => form.confirm(email));
  }

  /**
   * Carries a payment to its end. Goes on when the appeal leaves the page meanwhile: what is with the server stays with
   * the server, and is worth knowing.
   */
  async carry(payment: () => Promise<Outcome>): Promise<void> {
    const run = this.#run;
    if (!run) return;
    try {
      let outcome = await payment();
      if (outcome.status === 'unknown') {
        this.#say(run, {kind: 'unknown'});
        const known = await learn(outcome.id, run.ask);
        if (!known) throw new AppealError('payment-unknown', 'Nobody could be asked what became of the payment.');
        outcome = known;
      }
      this.#settle(run, outcome);
      if (outcome.status === 'processing') await this.#follow(run, outcome.id);
    } catch (cause) {
      if (!run.stop.signal.aborted) this.#fail(cause);
    }
  }

  /** Goes on with a payment that was made elsewhere: says how it stands, and watches what a bank takes its time for. */
  async resume(outcome: Outcome, gift: Gift, ask: Ask): Promise<void> {
    this.stop();
    const run: Run = (this.#run = {gift, stop: new AbortController(), ask});
    this.#settle(run, outcome);
    if (outcome.status === 'processing') await this.#follow(run, outcome.id);
  }

  /** What there is to pay with. */
  get form(): Pick<PaymentForm, 'email' | 'action'> | null {
    return this.#form;
  }

  /** Takes the form away. A payment under way goes on with the server; nothing new is begun. */
  stop(): void {
    this.#run?.stop.abort();
    this.#run = null;
    this.#clear();
  }

  #clear(): void {
    this.#form?.destroy();
    this.#place?.remove();
    this.#form = this.#place = null;
  }

  async #follow(run: Run, id: string): Promise<void> {
    const outcome = await learn(id, run.ask);
    if (outcome) this.#settle(run, outcome);
  }

  #settle(run: Run, outcome: Outcome): void {
    switch (outcome.status) {
      case 'paid':
      case 'processing':
      case 'pledged': {
        const {status, id, email} = outcome;
        if (run === this.#run) {
          this.#attempts.clear();
          this.#clear();
        }
        this.#say(run, {kind: 'given', status, id}, {email});
        break;
      }
      case 'declined':
        this.#say(run, {kind: 'declined', code: outcome.code});
        break;
      case 'incomplete':
        this.#say(run, {kind: 'incomplete'}, {field: outcome.field});
        break;
      case 'left':
        this.#say(run, {kind: 'left'});
    }
  }

  #say({gift, stop}: Run, action: SessionAction, more: More = {}): void {
    this.#tell(action, stop.signal.aborted ? {...more, gone: gift} : more);
  }

  /**
   * The same gift by the same method is the same attempt, however often it is begun; another gift is another, by which the
   * server can tell that it is the first one changed.
   */
  #attemptFor({gift, method, cover}: Pick<CheckoutRequest, 'gift' | 'method' | 'cover'>): string {
    const key = JSON.stringify([gift, method, cover]);
    const attempts = this.#attempts;
    if (!attempts.size) {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      this.#intent = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    const id = attempts.get(key) ?? `${this.#intent}__${attempts.size}`;
    attempts.set(key, id);
    return id;
  }

  #fail(cause: unknown): void {
    const error =
      cause instanceof AppealError ? cause : new AppealError('checkout-unavailable', 'The checkout failed.', {cause});
    if (error.code === 'gift-expired') this.#attempts.clear();
    this.stop();
    this.#tell({kind: 'fail', code: error.code}, {cause: error});
  }
}

/** Asks what became of a payment until that is known, for a minute at most; `null` when nothing was heard at all. */
async function learn(id: string, ask: Ask | undefined): Promise<Outcome | null> {
  let known: Outcome | null = null;
  const end = Date.now() + ASK_FOR;
  for (let pause = 500; ask && Date.now() < end; pause = Math.min(pause * 1.5, 5000)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const {status, decline} = await ask(id);
      if (status === 'paid') return {status, id};
      const refused = {status: 'declined', code: decline ?? 'processing-error'} as const;
      if (status === 'failed' || status === 'expired') return refused;
      // Nobody has paid an open gift so far; but a payment may be on its way there.
      known = status === 'processing' ? {status, id} : refused;
    } catch {
      // Still no connection: ask again.
    }
  }
  return known;
}

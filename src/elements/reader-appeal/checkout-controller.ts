import type {ReactiveController, ReactiveElement} from 'lit';
import type {CheckoutRequest, Outcome, PaymentForm} from '../../checkout/checkout.js';
import {AppealError} from '../../core/errors.js';
import type {SessionAction} from '../../core/gift/session.js';
import {loadCheckout} from '../checkouts.js';

/** How long an answer that was lost, or a bank's confirmation, is asked for, in ms. */
const ASK_FOR = 60_000;

/** Carries one gift through its checkout and says what becomes of it as session actions. */
export class CheckoutController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #tell: (action: SessionAction, cause?: unknown) => void;
  #form: PaymentForm | null = null;
  #mount: HTMLElement | null = null;
  #running: AbortController | null = null;
  #attempt: {readonly gift: string; readonly id: string} | null = null;

  constructor(host: ReactiveElement, tell: (action: SessionAction, cause?: unknown) => void) {
    this.#host = host;
    this.#tell = tell;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Loads the adapter and puts its form into the page. */
  async start(adapter: string, request: Omit<CheckoutRequest, 'attempt' | 'mount' | 'signal'>): Promise<void> {
    this.stop();
    const {signal} = (this.#running = new AbortController());
    const mount = (this.#mount = document.createElement('div'));
    mount.slot = 'payment';
    // In the light DOM and outside every template: payment frames die in shadow roots and when they are moved.
    this.#host.append(mount);
    try {
      const checkout = await loadCheckout(adapter);
      signal.throwIfAborted();
      const form = await checkout.start({...request, attempt: this.#attemptFor(request), mount, signal});
      if (signal === this.#current()) {
        this.#form = form;
        this.#tell({kind: 'ready'});
      } else form.destroy();
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
    }
  }

  /** Pays. The session sees to it that this is not called twice at a time. */
  async pay(adapter: string, endpoint: string, email: string): Promise<void> {
    const form = this.#form;
    const signal = this.#running?.signal;
    if (!form || !signal) return;
    try {
      let outcome = await form.confirm(email);
      if (outcome.status === 'unknown') {
        this.#tell({kind: 'unknown'});
        outcome = await this.#ask(adapter, endpoint, outcome.id, signal);
      }
      this.#settle(outcome);
      if (outcome.status === 'processing') this.#settle(await this.#ask(adapter, endpoint, outcome.id, signal));
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
    }
  }

  /** What there is to pay with. */
  get form(): Pick<PaymentForm, 'email' | 'action'> | null {
    return this.#form;
  }

  /** Takes the form away. A payment under way goes on with the server; nothing new is begun. */
  stop(): void {
    this.#running?.abort();
    this.#form?.destroy();
    this.#mount?.remove();
    this.#running = this.#form = this.#mount = null;
  }

  #current(): AbortSignal | undefined {
    return this.#running?.signal;
  }

  #settle(outcome: Outcome): void {
    switch (outcome.status) {
      case 'paid':
      case 'processing':
      case 'pledged':
        this.#attempt = null;
        this.#form?.destroy();
        this.#form = null;
        this.#mount?.remove();
        this.#tell({kind: 'given', status: outcome.status, id: outcome.id});
        break;
      case 'declined':
        this.#tell({kind: 'declined', code: outcome.code});
        break;
      case 'incomplete':
      case 'left':
        this.#tell({kind: outcome.status});
    }
  }

  /** Asks what became of a payment until that is known; one that stays unknown counts as under way. */
  async #ask(adapter: string, endpoint: string, id: string, signal: AbortSignal): Promise<Outcome> {
    const checkout = await loadCheckout(adapter);
    const end = Date.now() + ASK_FOR;
    for (let pause = 500; checkout.status && Date.now() < end && !signal.aborted; pause = Math.min(pause * 1.5, 5000)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        const {status, decline} = await checkout.status(id, endpoint, signal);
        if (status === 'paid') return {status, id};
        if (status === 'failed' || status === 'expired')
          return {status: 'declined', code: decline ?? 'processing-error'};
      } catch {
        // Still no connection: ask again.
      }
    }
    return {status: 'processing', id};
  }

  /** The same gift by the same method is the same attempt, however often it is begun. */
  #attemptFor({gift, method}: Pick<CheckoutRequest, 'gift' | 'method'>): string {
    const key = JSON.stringify([gift, method]);
    if (this.#attempt?.gift !== key) {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      this.#attempt = {gift: key, id};
    }
    return this.#attempt.id;
  }

  #fail(cause: unknown): void {
    const error =
      cause instanceof AppealError ? cause : new AppealError('checkout-unavailable', 'The checkout failed.', {cause});
    if (error.code === 'gift-expired') this.#attempt = null;
    this.stop();
    this.#tell({kind: 'fail', code: error.code}, error);
  }
}

import type {Checkout, CheckoutRequest, Outcome} from '../checkout/checkout.js';
import type {GiftStatus} from '../core/protocol.js';

/** A way to give that a test is in charge of. */
export interface FakeCheckout extends Checkout {
  /** Every gift that was begun, oldest first. */
  readonly requests: readonly CheckoutRequest[];
  /** E-mail addresses of every payment, oldest first. */
  readonly payments: readonly string[];
  /** What the next payments come to, in this order; then `paid` for ever. */
  readonly outcomes: (Outcome | Error)[];
  /** What the server answers when asked for a gift. */
  statusOf: GiftStatus;
}

/** Makes one, e.g. for `addCheckout('fake', async () => checkout)`. No money and no network. */
export function createFakeCheckout(): FakeCheckout {
  const requests: CheckoutRequest[] = [];
  const payments: string[] = [];
  const outcomes: (Outcome | Error)[] = [];
  const fake: FakeCheckout = {
    requests,
    payments,
    outcomes,
    statusOf: 'paid',
    start(request) {
      requests.push(request);
      request.mount.textContent = 'Fake payment form';
      return Promise.resolve({
        confirm(email) {
          payments.push(email);
          const outcome = outcomes.shift() ?? {status: 'paid', id: `fake-${payments.length}`};
          return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
        },
        destroy: () => request.mount.replaceChildren(),
      });
    },
    status: () => Promise.resolve({status: fake.statusOf}),
  };
  return fake;
}

import type {Stripe} from 'stripe';

import {standingOf, type Standing} from './session-status.js';

/** How a session stands, with the payment behind it: a subscription's is behind its first invoice. */
export async function standing(stripe: Stripe, session: Stripe.Checkout.Session): Promise<Standing> {
  const intent = isExpanded(session.payment_intent) ? session.payment_intent : null;
  const known = standingOf(session, intent);
  if (known.status !== 'processing' || intent || session.invoice === null) return known;
  const invoice = typeof session.invoice === 'string' ? session.invoice : session.invoice.id;
  const payments = await stripe.invoicePayments.list({invoice, expand: ['data.payment.payment_intent']});
  const latest = payments.data.map(({payment}) => payment.payment_intent).find(isExpanded);
  return standingOf(session, latest ?? null);
}

function isExpanded<Thing extends object>(thing: string | Thing | null | undefined): thing is Thing {
  return typeof thing === 'object' && thing !== null;
}

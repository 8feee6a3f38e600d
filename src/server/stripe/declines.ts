import type {DeclineCode} from '../../core/protocol.js';

/** What Stripe says of a payment that was refused. Only codes are looked at, never texts. */
export interface StripeRefusal {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
}

/**
 * Stripe's codes as what a reader can act on. `decline_code` is the bank's own and the more exact of the two
 * (docs.stripe.com/declines/codes, docs.stripe.com/error-codes; read November 2026).
 */
const MEANING: Readonly<Record<string, DeclineCode>> = {
  insufficient_funds: 'insufficient-funds',
  withdrawal_count_limit_exceeded: 'insufficient-funds',
  card_velocity_exceeded: 'insufficient-funds',
  expired_card: 'expired-card',
  expired_payment_method: 'expired-card',
  invalid_expiry_month: 'expired-card',
  invalid_expiry_year: 'expired-card',
  incorrect_number: 'incorrect-card',
  invalid_number: 'incorrect-card',
  incorrect_cvc: 'incorrect-card',
  invalid_cvc: 'incorrect-card',
  incorrect_zip: 'incorrect-card',
  incorrect_address: 'incorrect-card',
  invalid_account: 'incorrect-card',
  authentication_required: 'authentication-failed',
  authentication_failure: 'authentication-failed',
  payment_intent_authentication_failure: 'authentication-failed',
  setup_intent_authentication_failure: 'authentication-failed',
  payment_intent_action_required: 'authentication-failed',
  invoice_payment_intent_requires_action: 'authentication-failed',
  mobile_device_authentication_required: 'authentication-failed',
  processing_error: 'processing-error',
  issuer_not_available: 'processing-error',
  reenter_transaction: 'processing-error',
  try_again_later: 'processing-error',
  payment_method_provider_timeout: 'processing-error',
};

/** Why it was refused. The finer reasons of banks (lost, stolen, fraud) are `card-declined`, as Stripe asks for. */
export function declineOf({code, decline_code: bank}: StripeRefusal): DeclineCode {
  return meaning(bank) ?? meaning(code) ?? 'card-declined';
}

function meaning(code: string | undefined): DeclineCode | undefined {
  return code !== undefined && Object.hasOwn(MEANING, code) ? MEANING[code] : undefined;
}

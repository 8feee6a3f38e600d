import type {DeclineCode} from '../../core/protocol.js';

/**
 * A bank's reason as what a reader can act on (docs.stripe.com/declines/codes, read November 2026). Stripe asks that the
 * finer ones (lost, stolen, fraud) are not told: those are `card-declined`, as is every other.
 */
export function declineOf(bank: string): DeclineCode {
  if (/^(insufficient_funds|withdrawal_count_limit_exceeded|card_velocity_exceeded)$/.test(bank))
    return 'insufficient-funds';
  if (/^(expired_card|invalid_expiry_(month|year))$/.test(bank)) return 'expired-card';
  if (/^(incorrect|invalid)_(number|cvc|zip|address|account|pin)$/.test(bank)) return 'incorrect-card';
  if (/^(mobile_device_)?authentication_(required|failure)$/.test(bank)) return 'authentication-failed';
  if (/^(processing_error|issuer_not_available|reenter_transaction|try_again_later)$/.test(bank))
    return 'processing-error';
  return 'card-declined';
}

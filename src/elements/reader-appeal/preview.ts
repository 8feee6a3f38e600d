import type {AppealConfig, Campaign} from '../../core/config/config.js';
import {readConfig} from '../../core/config/read-config.js';
import type {Session} from '../../core/gift/session.js';

/** States that can be looked at with nothing behind them. */
export type Preview = 'ask' | 'payment' | 'declined' | 'thanks' | 'snoozed' | 'error';

/** What a preview shows: the given config's first campaign, or a plain one. */
export function preview(
  step: Preview,
  given: AppealConfig | null,
): {config: AppealConfig; campaign: Campaign; state: Partial<Session>; email: string} {
  const plain = {
    version: 1,
    publication: {id: 'preview', name: 'Reader Appeal'},
    amounts: {
      usd: {monthly: {presets: [2, 5, 10, 20]}, once: {presets: [10, 25, 50]}, yearly: {presets: [25, 50, 100]}},
    },
    campaigns: [{id: 'preview'}],
  };
  const config = given?.campaigns.length ? given : readConfig(plain);
  const campaign = config.campaigns[0] as Campaign;
  const currency = config.currency.default;
  const frequency = config.frequencies[0] ?? 'monthly';
  const minor = config.amounts[currency]?.[frequency]?.default ?? 0;
  const example = {gift: {frequency, amount: {minor, currency}}, status: 'paid', id: 'preview'} as const;
  return {
    config,
    campaign,
    email: step === 'thanks' ? 'reader@example.org' : '',
    state: {
      step,
      decline: step === 'declined' ? 'card-declined' : null,
      error: step === 'error' ? 'checkout-unavailable' : null,
      given: step === 'thanks' ? example : null,
    },
  };
}

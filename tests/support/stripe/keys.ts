/** Keys that the fake takes. They have the form of real ones and are worth nothing. */
export const FAKE_KEYS = {
  secretKey: 'sk_test_fake0123456789',
  publishableKey: 'pk_test_fake0123456789',
  webhookSecrets: ['whsec_fake0123456789'],
} as const;

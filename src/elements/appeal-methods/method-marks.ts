/** Marks of ways to pay, drawn by us: what kind it is, and nobody's trademark. Whose it is says the name beside it. */

/** For outlines 24 wide and 16 high. */
const MARKS = {
  card: 'M2 1h20v14H2zM2 5h20M5 11h5',
  bank: 'M4 6 12 1l8 5zM6 7v6m4-6v6m4-6v6m4-6v6M3 15h18',
  wallet: 'M4 4h16v11H4zM4 4 16 1v3M20 8h-5a1.5 1.5 0 0 0 0 3h5',
  phone: 'M8 1h8v14H8zM8 12h8M11 3h2',
  link: 'M10 5H7a3 3 0 0 0 0 6h3m4-6h3a3 3 0 0 1 0 6h-3M9 8h6',
  coin: 'M12 1a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM12 4.5v7M9.5 6h5M9.5 10h5',
} as const;

/** What kind of way an id names: Stripe's names of methods (docs.stripe.com/payments/payment-methods), and others alike. */
const KINDS: readonly (readonly [RegExp, keyof typeof MARKS])[] = [
  [/card/, 'card'],
  [
    /debit|bank|transfer|sepa|ideal|bancontact|^(ach|eps|p24|fpx|giropay|multibanco|pay_by_bank|przelewy24|trustly)$/,
    'bank',
  ],
  [/^(bizum|blik|mb_way|mobilepay|pix|promptpay|satispay|swish|twint|upi|vipps)/, 'phone'],
  [/pay|wallet|^(link|cashapp|mercado)/, 'wallet'],
];

/**
 * The outline that stands beside a way's name.
 *
 * @param way what the config says of it: one with an address leads to another site, one with an account is a bank's.
 */
export function markOf(id: string, way: object = {}): string {
  if ('account' in way) return MARKS.bank;
  const [, kind] = KINDS.find(([ids]) => ids.test(id)) ?? [];
  return MARKS[kind ?? ('url' in way ? 'link' : 'coin')];
}

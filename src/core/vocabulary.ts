/**
 * The written vocabulary of what leaves the page: every event that is reported, and every field of it. Whatever is not
 * here is not sent, whatever an event carries. No field names a reader, a page or a gift: no address, no id, no e-mail.
 * `docs/guides/events.md` says what each means; a test holds the two against each other.
 */
export const VOCABULARY = {
  exposure: [],
  view: [],
  'frequency-change': ['frequency'],
  'amount-change': [],
  'method-change': ['method'],
  checkout: ['frequency', 'minor', 'currency'],
  redirect: ['frequency', 'minor', 'currency', 'method'],
  complete: ['status', 'frequency', 'minor', 'currency'],
  decline: ['code'],
  abandon: [],
  snooze: ['choice'],
  resume: [],
  dismiss: [],
  error: ['code'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What is known of every event: which campaign, in which variant, where it stood and what it was shown in. */
export const COMMON = ['campaign', 'variant', 'placement', 'format'] as const;

/** The name of a reported event. */
export type ReportedEvent = keyof typeof VOCABULARY;

/** What is sent of one event: texts and numbers only. */
export type ReportedFields = Readonly<Record<string, string | number>>;

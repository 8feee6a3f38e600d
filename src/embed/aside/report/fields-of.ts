import {COMMON, VOCABULARY, type ReportedEvent, type ReportedFields} from '../../../core/vocabulary.js';

/** Where an event comes from, as far as an appeal says it. */
interface Source {
  readonly begun?: {readonly id?: unknown} | null;
  readonly variant?: unknown;
  readonly placement?: unknown;
  readonly format?: unknown;
}

type Loose = Readonly<Record<string, unknown>>;

/** All of an event that the vocabulary has room for, and nothing else of it. */
export function fieldsOf(name: ReportedEvent, event: Event): ReportedFields {
  const given = event as Event & Loose;
  const {gift} = given as {gift?: Loose & {amount?: Loose}};
  // An event that was heard in an appeal's own page has the appeal as its target.
  const source = (event.target ?? {}) as Source;
  const known: Loose = {
    ...{campaign: source.begun?.id, variant: source.variant, placement: source.placement, format: source.format},
    ...Object.fromEntries(Object.entries(own(given)).filter(([, value]) => value !== undefined && value !== null)),
    ...(gift && {frequency: gift['frequency'], ...gift.amount}),
  };
  const allowed: readonly string[] = [...COMMON, ...VOCABULARY[name]];
  return Object.fromEntries(
    allowed
      .map((field) => [field, known[field]] as const)
      .filter((entry): entry is readonly [string, string | number] => {
        const [, value] = entry;
        return (typeof value === 'string' && value !== '') || typeof value === 'number';
      }),
  );
}

/** An event's own fields; getters of `Event` are none. */
function own(event: Event): Loose {
  return {...(event as unknown as Loose)};
}

/** What a reader has picked, before anything answered, in place of what the server had picked for them. */
export interface Picks {
  /** How often, where that or how much was picked. */
  readonly frequency: string | undefined;
  /** Which of the amounts, from 0; the number of them is the reader's own; `undefined` if none was picked. */
  readonly amount: number | undefined;
  readonly method: string | undefined;
}

/** Reads what is picked in an appeal as a server has rendered it. */
export function picksIn({shadowRoot}: Element): Picks {
  const radios = (tag: string): HTMLInputElement[] => [
    ...(shadowRoot?.querySelector(tag)?.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []),
  ];
  const pick = (tag: string): number =>
    radios(tag).findIndex(({checked, defaultChecked}) => checked && !defaultChecked);
  const amount = pick('appeal-amounts');
  const touched = amount >= 0 || pick('appeal-frequency') >= 0;
  return {
    frequency: touched ? radios('appeal-frequency').find(({checked}) => checked)?.value : undefined,
    amount: amount >= 0 ? amount : undefined,
    method: radios('appeal-methods')[pick('appeal-methods')]?.value,
  };
}

/**
 * Remembers which events have had their effect.
 *
 * @typeParam Scope what an effect is handed to take part in the store's own transaction; `undefined` where there is none.
 */
export interface SeenStore<Scope = undefined> {
  /**
   * Runs `effect` unless `id` has had it, and remembers `id` only after it. An effect that throws is not remembered, and
   * the error is passed on.
   *
   * @returns `done`: it has run now; `already`: it had run before; `busy`: it is running somewhere else, and it is not
   * known how that will end.
   */
  once(id: string, effect: (scope: Scope) => Promise<void>): Promise<'done' | 'already' | 'busy'>;
}

import type {Reason} from './decide.js';

/** The campaign that would ask now but for the reader's snooze: where a way back belongs. */
export function onlySnoozed(reasons: readonly Reason[]): string | undefined {
  const held = reasons.filter(({pass}) => !pass);
  return held.find(
    ({campaign, rule}) =>
      rule === 'snooze' && held.every((other) => other.campaign !== campaign || other.rule === rule),
  )?.campaign;
}

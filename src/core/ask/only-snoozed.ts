import type {Reason} from './decide.js';

/** The campaign that would ask now but for one rule. */
export function onlyHeldBy(rule: string, reasons: readonly Reason[]): string | undefined {
  const held = reasons.filter(({pass}) => !pass);
  return held.find(
    (reason) =>
      reason.rule === rule && held.every((other) => other.campaign !== reason.campaign || other.rule === rule),
  )?.campaign;
}

/** The campaign that would ask now but for the reader's snooze: where a way back belongs. */
export function onlySnoozed(reasons: readonly Reason[]): string | undefined {
  return onlyHeldBy('snooze', reasons);
}

import type {Reason} from './decide.js';

/** The campaign that would ask now but for one rule; if none is named, the reader's snooze: there, a way back belongs. */
export function onlyHeldBy(reasons: readonly Reason[], rule = 'snooze'): string | undefined {
  const held = reasons.filter(({pass}) => !pass);
  return held.find(
    (reason) =>
      reason.rule === rule && held.every((other) => other.campaign !== reason.campaign || other.rule === rule),
  )?.campaign;
}

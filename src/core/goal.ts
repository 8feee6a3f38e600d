import type {GoalState} from './config/config.js';

/** A goal as it can be shown. */
export interface GoalStanding {
  /** Supporters, or major units; more than `target` when there was more. */
  readonly reached: number;
  readonly target: number;
  /** What is missing, 0 when nothing is. */
  readonly left: number;
  /** Between 0 and 1. */
  readonly share: number;
  /** When that was counted, epoch ms. */
  readonly at: number;
  /** When the campaign ends, epoch ms. */
  readonly until: number | null;
}

const DAY = 864e5;
/** Days after which nobody should go by a count any more. */
const TOO_OLD = 30;

/**
 * How a campaign stands, or `null` where nothing can be said that is true: nobody counted, nobody knows when, it was too
 * long ago, it is said to be tomorrow, or the campaign is over.
 *
 * @param now epoch ms.
 */
export function goalStanding(goal: GoalState, now: number): GoalStanding | null {
  const {target, reached, maxAgeDays = TOO_OLD} = goal;
  const at = Date.parse(goal.at ?? '');
  const until = goal.until === undefined ? null : Date.parse(goal.until);
  if (!isCount(reached) || !isCount(target) || target === 0) return null;
  // A day in the configs of one time zone may be tomorrow in another.
  if (!(at <= now + DAY && now - at <= maxAgeDays * DAY)) return null;
  if (until !== null && !(now < until)) return null;
  const share = Math.min(reached / target, 1);
  return {reached, target, left: Math.max(target - reached, 0), share, at, until};
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

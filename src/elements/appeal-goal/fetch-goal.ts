import type {GoalState} from '../../core/config/config.js';

/** What a goal's file says; `null` when it could not be had, or is no object. */
export async function fetchGoal(src: string, signal: AbortSignal): Promise<Partial<GoalState> | null> {
  try {
    const response = await fetch(src, {signal});
    const said: unknown = response.ok ? await response.json() : null;
    if (said && typeof said === 'object') return said;
    throw new Error(`${src} answered ${response.status}`);
  } catch (cause) {
    console.warn('reader-appeal: The goal could not be read.', cause);
    return null;
  }
}

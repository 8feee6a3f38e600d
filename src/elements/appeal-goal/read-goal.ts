import type {GoalState} from '../../core/config/config.js';
import {goalStanding} from '../../core/goal.js';
import {defineOnce} from '../define-once.js';
import {AppealGoal} from './appeal-goal.js';
import {fetchGoal} from './fetch-goal.js';

/** How long an appeal waits for its goal's file, in ms. */
const PATIENCE = 2000;

/** Defines the element. */
export function defineGoal(): void {
  defineOnce('appeal-goal', AppealGoal);
}

/** A campaign's goal as its file has it; `null` where there is nothing true to be told. */
export async function readGoal({src, ...stated}: GoalState): Promise<GoalState | null> {
  const known = src ? await fetchGoal(src, AbortSignal.timeout(PATIENCE)) : {};
  const goal = known && {...stated, ...known};
  return goal && goalStanding(goal, Date.now()) && goal;
}

import {DAY} from '../../core/ask/record.js';
import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** Goals that are over, reached, or counted too long ago to be shown. */
export function checkGoals({config: {campaigns, amounts}, now}: Subject, report: Report): void {
  campaigns.forEach(({id, goal}, index) => {
    if (!goal) return;
    const path = ['campaigns', index, 'goal'];
    const {until, at, src, maxAgeDays = 30, currency, reached = 0, target} = goal;
    if (until !== undefined && Date.parse(until) <= now) {
      report(
        'goal-outdated',
        [...path, 'until'],
        `The goal of “${id}” was over on ${until}.`,
        'Set a new goal, or take it out.',
      );
    } else if (src === undefined && at !== undefined && Date.parse(at) + maxAgeDays * DAY <= now) {
      report(
        'goal-outdated',
        [...path, 'at'],
        `The goal of “${id}” was counted on ${at}, more than ${maxAgeDays} days ago, so it is not shown.`,
        'Count anew, or name a file that is kept up to date ("src").',
      );
    } else if (src === undefined && reached >= target) {
      report('goal-reached', path, `The goal of “${id}” is reached.`, 'Say thanks, and set a further one.');
    }
    if (currency !== undefined && !Object.hasOwn(amounts, currency)) {
      report(
        'goal-other-currency',
        [...path, 'currency'],
        `The goal of “${id}” is in ${currency}, in which no gift is made.`,
        `Count it in ${Object.keys(amounts).join(' or ')}, or count supporters.`,
      );
    }
  });
}

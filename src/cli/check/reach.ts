import {decide} from '../../core/ask/decide.js';
import type {AppealConfig, Campaign} from '../../core/config/config.js';
import {randomFor} from '../random.js';
import type {Report} from './finding.js';
import type {Subject} from './subject.js';
import {trialsFor} from './trials.js';

/** So many page views are tried before a campaign is given up: each is made to suit it, so the first few mostly do. */
const TRIALS = 1500;

/**
 * Campaigns that never ask. Page views are thrown that suit a campaign as well as can be, and the rules themselves decide:
 * what holds back, and who goes first, is never judged in two ways.
 */
export function checkReach({config, now}: Subject, report: Report): void {
  config.campaigns.forEach((campaign, index) => {
    // That it is over is said elsewhere.
    if (Date.parse(campaign.schedule?.until ?? '') <= now) return;
    const winners = tryOut(campaign, config, now);
    if (!winners) return;
    const path = ['campaigns', index];
    const alone = {...config, campaigns: [campaign]};
    if (!tryOut(campaign, alone, now)) {
      report(
        'campaign-hidden',
        path,
        `“${campaign.id}” never asks: wherever it could, ${winners.map((id) => `“${id}”`).join(' or ')} goes first.`,
        'Give it a higher priority, or let the others ask fewer readers, on fewer pages, or less often.',
      );
    } else {
      const rules = blockersOf(campaign, alone, now);
      report(
        'campaign-never-asks',
        path,
        `“${campaign.id}” never asks: no page view gets past ${rules.length > 1 ? 'these rules' : 'this rule'}: ${rules.join(', ')}.`,
        'See what these rules ask for: they contradict each other, or something that nobody has.',
      );
    }
  });
}

/** Who asks in the place of a campaign, the most frequent first; nothing where it gets to ask. */
function tryOut(campaign: Campaign, config: AppealConfig, now: number): readonly string[] | undefined {
  const winners = new Map<string, number>();
  const throwTrial = trialsFor(campaign, config, now);
  const random = randomFor(1, 0);
  for (let trial = 0; trial < TRIALS; trial++) {
    const winner = decide(config, throwTrial(random), true).campaign;
    if (winner === campaign.id) return undefined;
    if (winner !== null) winners.set(winner, (winners.get(winner) ?? 0) + 1);
  }
  return [...winners].sort(([, one], [, other]) => other - one).map(([id]) => id);
}

/** The fewest rules that held a campaign back in any trial. */
function blockersOf(campaign: Campaign, alone: AppealConfig, now: number): readonly string[] {
  const throwTrial = trialsFor(campaign, alone, now);
  const random = randomFor(1, 0);
  let fewest: readonly string[] | undefined;
  for (let trial = 0; trial < TRIALS; trial++) {
    const held = decide(alone, throwTrial(random)).reasons.filter(({pass}) => !pass);
    if (!fewest || held.length < fewest.length) fewest = held.map(({rule}) => rule);
  }
  return fewest ?? [];
}

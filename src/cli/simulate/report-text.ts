import {widthOf, type Paint} from '../shell/paint.js';
import {binned, drawBars} from './chart.js';
import {DETECTED, MISMATCH, type Experiment} from './experiments.js';
import type {Plan, Simulated} from './simulate.js';
import {MEASURES, type Measure, type Spread} from './tally.js';

/** What the report is made of. */
export interface Reported {
  readonly name: string;
  readonly plan: Plan;
  readonly result: Simulated;
  readonly experiments: readonly Experiment[];
  readonly seconds: number;
}

const WORDS: Readonly<Record<Measure, string>> = {
  asks: 'asked',
  views: 'seen',
  dismissals: 'closed',
  snoozes: '“later”',
  gifts: 'gave',
};

/** The report for people. @param width columns that there are. */
export function textOf(reported: Reported, paint: Paint, width: number): string {
  const {plan, result, name} = reported;
  const from = new Date(plan.start).toISOString().slice(0, 10);
  const room = Math.max(Math.min(width, 100), 40);
  return [
    paint.bold(name),
    `${whole(plan.readers)} readers, ${whole(plan.days)} days from ${from}, seed ${plan.seed}: ${whole(result.visits)} visits, ${whole(result.pages)} pages`,
    '',
    ...spreadTable(result.measures, paint),
    '',
    paint.bold('Asks per reader'),
    ...asksChart(result, room),
    '',
    paint.bold('Campaigns'),
    ...outcomeTable(
      result.campaigns.map(({campaign, measures}) => ({name: campaign, measures})),
      result,
      paint,
    ),
    ...reported.experiments.flatMap((experiment) => ['', ...experimentLines(experiment, result, paint)]),
    '',
    paint.dim(`${whole(Math.round(result.pages / Math.max(reported.seconds, 1e-3)))} pages a second`),
  ].join('\n');
}

function spreadTable(measures: Readonly<Record<Measure, Spread>>, paint: Paint): string[] {
  const head = ['', 'total', 'readers', 'mean', 'p50', 'p90', 'p99', 'most'];
  const rows = MEASURES.map((measure) => {
    const {total, readers, mean, p50, p90, p99, max} = measures[measure];
    return [WORDS[measure], whole(total), whole(readers), mean.toFixed(2), ...[p50, p90, p99, max].map(whole)];
  });
  return table([head, ...rows], paint);
}

function asksChart({asksPerReader, readers}: Simulated, room: number): string[] {
  const bars = binned(asksPerReader).map(({from, to, count}) => ({
    label: from === to ? whole(from) : `${whole(from)}–${whole(to)}`,
    value: count,
    note: `${whole(count)}  ${percent(count / readers)}`,
  }));
  return drawBars(bars, room);
}

function outcomeTable(
  rows: readonly {name: string; measures: Simulated['measures']}[],
  {readers}: Simulated,
  paint: Paint,
): string[] {
  const head = ['', 'reach', ...MEASURES.map((measure) => WORDS[measure]), 'p90', 'most'];
  return table(
    [
      head,
      ...rows.map(({name, measures}) => [
        name,
        percent(measures.asks.readers / readers),
        ...MEASURES.map((measure) => whole(measures[measure].total)),
        whole(measures.asks.p90),
        whole(measures.asks.max),
      ]),
    ],
    paint,
  );
}

function experimentLines({campaign, arms, sampleRatio, needed}: Experiment, result: Simulated, paint: Paint): string[] {
  const variants = result.variants.filter((outcome) => outcome.campaign === campaign);
  const least = Math.min(...arms.map(({readers}) => readers));
  const ratio =
    sampleRatio < MISMATCH
      ? paint.red(`Sample ratio: p = ${sampleRatio.toExponential(1)}. The arms are not as large as their weights say.`)
      : `Sample ratio: p = ${sampleRatio.toFixed(3)}, as the weights say.`;
  const change = `±${percent(DETECTED)}`;
  const enough =
    needed === null
      ? 'Nobody gave, so nothing can be told of the variants.'
      : least >= needed
        ? `Each arm has the ${whole(needed)} readers that a change of ${change} in who gives needs.`
        : paint.yellow(
            `To see a change of ${change} in who gives, each arm needs ${whole(needed)} readers; the smallest has ${whole(least)}.`,
          );
  return [
    paint.bold(`Variants of ${campaign}`),
    ...outcomeTable(
      variants.map(({variant, measures}) => ({name: variant ?? '', measures})),
      result,
      paint,
    ),
    ratio,
    enough,
  ];
}

/** Columns that stand under each other: words to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[], paint: Paint): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row, at) => {
    const line = row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0)));
    return at ? line.join('  ') : paint.dim(line.join('  '));
  });
}

const whole = (number: number): string => number.toLocaleString('en');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

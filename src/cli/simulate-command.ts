import {AppealError} from '../core/errors.js';
import {DAY} from '../core/ask/record.js';
import {parseConfig} from '../core/config/parse-config.js';
import type {AppealConfig} from '../core/config/config.js';
import {UsageError, type Arguments, type Command, type ExitCode, type Terminal} from './shell/command.js';
import {readJson} from './shell/json-file.js';
import {paintFor} from './shell/paint.js';
import {experimentsOf} from './simulate/experiments.js';
import {defaultModel, type Model} from './simulate/model.js';
import {readModel} from './simulate/read-model.js';
import {csvOf} from './simulate/report-csv.js';
import {textOf} from './simulate/report-text.js';
import {simulate, type Plan} from './simulate/simulate.js';
import {parseVisits} from './simulate/visits.js';

/** `reader-appeal simulate`. */
export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Lets made-up readers live with a config, and counts how often they are asked.',
  help: `Usage
  reader-appeal simulate <config.json> [--readers 10000] [--days 90] [--visits <spread>] [--seed 1] [--json | --csv]

Lets made-up readers live with a config: they come, read, are asked or not, and answer. What is decided and remembered is
decided and remembered as in the page. The same arguments give the same numbers.

Options
  --readers <n>     How many. Default: 10000.
  --days <n>        How long. Default: 90.
  --from <date>     First day, as 2026-12-01. Default: today.
  --seed <n>        Other readers for another number. Default: 1.
  --visits <spread> Visits of a reader in 30 days: 8 (all alike), 60%x1.5,30%x8,10%x40 (a mix; the default),
                    or lognormal:4,1.2 (median and spread).
  --articles <n>    Articles opened in a visit, on average. Default: 2.
  --view <share>    How likely an ask is seen: 0.6 or 60%. Default: 60%.
  --give, --snooze, --dismiss <share>
                    How likely those who see it give, say “later”, close it. Default: 0.4%, 2%, 5%.
  --model <file>    All that is assumed, as JSON; what is left out keeps its default. The options above go before it.
  --print-model     Prints all that is assumed, as JSON, and stops.
  --json            Prints the numbers as JSON.
  --csv             Prints them as CSV, a line for each measure of each campaign and variant.
  --help            Prints this.

Exit codes
  0  Done.
  2  The arguments or the config are wrong, or a file can't be read.
`,
  options: {
    readers: {type: 'string'},
    days: {type: 'string'},
    from: {type: 'string'},
    seed: {type: 'string'},
    visits: {type: 'string'},
    articles: {type: 'string'},
    view: {type: 'string'},
    give: {type: 'string'},
    snooze: {type: 'string'},
    dismiss: {type: 'string'},
    model: {type: 'string'},
    'print-model': {type: 'boolean'},
    json: {type: 'boolean'},
    csv: {type: 'boolean'},
  },
  run: (given, terminal) => Promise.resolve(run(given, terminal)),
};

function run({positionals: [file, ...others], values}: Arguments, terminal: Terminal): ExitCode {
  if (file === undefined) throw new UsageError('Which config? Try: reader-appeal simulate appeal.json');
  if (others.length) throw new UsageError(`One config at a time: ${others.join(', ')} is too much.`);
  if (values['json'] && values['csv']) throw new UsageError('--json or --csv, not both.');
  const config = readConfig(file, terminal);
  const model = modelOf(config, values, terminal);
  if (values['print-model']) {
    terminal.print(JSON.stringify(model, null, 2));
    return 0;
  }
  const plan: Plan = {
    model,
    readers: wholeOf(values, 'readers', 10_000, 1, 5_000_000),
    days: wholeOf(values, 'days', 90, 1, 3660),
    seed: wholeOf(values, 'seed', 1, 0, 2 ** 32 - 1),
    start: startOf(values['from'], terminal.now()),
  };
  const started = performance.now();
  const result = simulate(config, plan, watcherFor(plan, terminal));
  const experiments = experimentsOf(config, result);
  if (values['csv']) terminal.print(csvOf(result));
  else if (values['json']) terminal.print(JSON.stringify({plan, ...result, experiments}, null, 2));
  else {
    const seconds = (performance.now() - started) / 1000;
    const reported = {name: config.publication.name, plan, result, experiments, seconds};
    terminal.print(textOf(reported, paintFor(terminal.colour), terminal.width));
  }
  return 0;
}

function readConfig(file: string, terminal: Terminal): AppealConfig {
  const json = readJson(file, terminal);
  try {
    return parseConfig(json.value);
  } catch (error) {
    if (!(error instanceof AppealError)) throw error;
    throw new UsageError(`${json.name}: ${error.message}\nTry: reader-appeal check ${file}`, {cause: error});
  }
}

type Values = Arguments['values'];

function modelOf(config: AppealConfig, values: Values, terminal: Terminal): Model {
  const file = values['model'];
  const base = defaultModel(config);
  const model = typeof file === 'string' ? readModel(readJson(file, terminal), base) : base;
  const {visits} = values;
  if (visits !== undefined && !parseVisits(String(visits))) {
    throw new UsageError(`--visits takes 8, 60%x1.5,40%x10 or lognormal:4,1.2, not “${String(visits)}”.`);
  }
  const shares = (['view', 'give', 'snooze', 'dismiss'] as const).map((name) => [
    name,
    shareOf(values, name, model[name]),
  ]);
  const set: Model = {
    ...model,
    ...(visits !== undefined && {visits: String(visits)}),
    articles: numberOf(values, 'articles', model.articles, 1, 1000),
    ...(Object.fromEntries(shares) as Pick<Model, 'view' | 'give' | 'snooze' | 'dismiss'>),
  };
  if (set.give + set.snooze + set.dismiss > 1) {
    throw new UsageError('Those who give, say “later” and close the ask are more than all who see it.');
  }
  return set;
}

/** Tells whoever watches how far it is, some four times a second. */
function watcherFor({readers}: Plan, terminal: Terminal): {reader?: (done: number) => void} {
  if (!terminal.interactive) return {};
  let last = performance.now();
  let shown = false;
  return {
    reader(done) {
      if (done < readers && done % 64) return;
      const now = performance.now();
      if (done === readers) {
        if (shown) terminal.progress('');
      } else if (now - last > 250) {
        last = now;
        shown = true;
        terminal.progress(`${Math.floor((done / readers) * 100)} % of ${readers.toLocaleString('en')} readers`);
      }
    },
  };
}

function wholeOf(values: Values, name: string, otherwise: number, least: number, most: number): number {
  const number = numberOf(values, name, otherwise, least, most);
  if (!Number.isInteger(number)) throw new UsageError(`--${name} takes a whole number, not “${String(values[name])}”.`);
  return number;
}

function numberOf(values: Values, name: string, otherwise: number, least: number, most: number): number {
  const text = values[name];
  if (text === undefined) return otherwise;
  const number = /^\d+(\.\d+)?$/.test(String(text)) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${name} takes a number from ${least} to ${most}, not “${String(text)}”.`);
}

function shareOf(values: Values, name: string, otherwise: number): number {
  const text = values[name];
  if (text === undefined) return otherwise;
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%)?$/.exec(String(text)) ?? [];
  const share = Number(number) / (percent ? 100 : 1);
  if (share >= 0 && share <= 1) return share;
  throw new UsageError(`--${name} takes a share such as 0.05 or 5%, not “${String(text)}”.`);
}

/** The midnight of UTC at which it starts. */
function startOf(date: Values[string], now: number): number {
  if (date === undefined) return Math.floor(now / DAY) * DAY;
  const start = /^\d{4}-\d\d-\d\d$/.test(String(date)) ? Date.parse(String(date)) : NaN;
  if (isNaN(start)) throw new UsageError(`--from takes a date such as 2026-12-01, not “${String(date)}”.`);
  return start;
}

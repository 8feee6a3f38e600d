import {check, type Finding, type Severity} from './check/check.js';
import {CODES} from './check/codes.js';
import {UsageError, type Arguments, type Command, type ExitCode, type Terminal} from './shell/command.js';
import {readJson, type JsonFile, type Place} from './shell/json-file.js';
import {readPage} from './shell/page-file.js';
import {paintFor, wrap, type Paint} from './shell/paint.js';

/** What comes out of a check, and what `--json` prints. */
interface Checked {
  readonly file: string;
  /** With their places in the file; what a page lacks has none there. */
  readonly findings: readonly (Finding & Partial<Place>)[];
  readonly counts: Readonly<Record<Severity, number>>;
}

const LEVELS = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** `reader-appeal check`. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Says what is wrong with a config, before readers find out.',
  help: `Usage
  reader-appeal check <config.json> [--page <page.html>]… [--json] [--fail-on <level>]

Says what is wrong with a config, and what its author can hardly want: promises that no amount keeps, campaigns that never
ask, colours that can't be told apart. “-” reads the config from the standard input.

Options
  --page <file>      A page that the config is to work on; may be given several times.
  --json             Prints the findings as JSON.
  --fail-on <level>  What makes the exit code 1: error (default), warning or note.
  --help             Prints this.

Exit codes
  0  Nothing of that level was found.
  1  Something was.
  2  The arguments are wrong, or a file can't be read.
`,
  options: {page: {type: 'string', multiple: true}, json: {type: 'boolean'}, 'fail-on': {type: 'string'}},
  run: (given, terminal) => Promise.resolve(run(given, terminal)),
};

function run({positionals: [file, ...others], values}: Arguments, terminal: Terminal): ExitCode {
  if (file === undefined) throw new UsageError('Which config? Try: reader-appeal check appeal.json');
  if (others.length) throw new UsageError(`One config at a time: ${others.join(', ')} is too much.`);
  const level = levelOf(values['fail-on'] ?? 'error');
  const json = readJson(file, terminal);
  const pages = ((values['page'] ?? []) as string[]).map((page) => readPage(page, terminal));
  const checked = conclude(json, check(json.value, {now: terminal.now(), pages}));
  if (values['json']) terminal.print(JSON.stringify(checked, null, 2));
  else print(checked, terminal);
  return LEVELS.slice(0, LEVELS.indexOf(level) + 1).some((each) => checked.counts[each]) ? 1 : 0;
}

function levelOf(value: unknown): Severity {
  const level = LEVELS.find((each) => each === value);
  if (!level) throw new UsageError(`--fail-on takes ${LEVELS.join(', ')}, not “${String(value)}”.`);
  return level;
}

/** The findings with their places in the file; a key that stands there twice is seen in the file only. */
function conclude(file: JsonFile, found: readonly Finding[]): Checked {
  const doubles = file.doubles.map(({path, place}) => ({
    severity: CODES['key-twice'].severity,
    code: 'key-twice' as const,
    path,
    message: 'This key stands here twice, and only the last one counts.',
    advice: 'Take one of them out.',
    ...place,
  }));
  const placed = found.map((finding) => ({
    ...finding,
    ...(finding.path !== 'page' && file.place(finding.path.split('.').filter((key) => key !== ''))),
  }));
  const findings = LEVELS.flatMap((level) => [...placed, ...doubles].filter(({severity}) => severity === level));
  const count = (level: Severity): number => findings.filter(({severity}) => severity === level).length;
  return {file: file.name, findings, counts: {error: count('error'), warning: count('warning'), note: count('note')}};
}

function print({file, findings, counts}: Checked, terminal: Terminal): void {
  const paint = paintFor(terminal.colour);
  if (!findings.length) {
    terminal.print(`${paint.green('✓')} ${file}: nothing to say against it.`);
    return;
  }
  for (const finding of findings) terminal.print(lines(file, finding, paint, terminal.width).join('\n') + '\n');
  const sums = LEVELS.filter((level) => counts[level]).map(
    (level) => `${counts[level]} ${level}${counts[level] > 1 ? 's' : ''}`,
  );
  terminal.print(paint.bold(sums.join(', ')));
}

function lines(file: string, finding: Finding & Partial<Place>, paint: Paint, width: number): string[] {
  const {severity, code, path, message, advice, line, column} = finding;
  const mark = {error: paint.red, warning: paint.yellow, note: paint.cyan}[severity];
  const room = Math.max(Math.min(width, 110) - 2, 30);
  return [
    `${mark(severity)} ${paint.bold(path || '(root)')} ${paint.dim(`${line && column ? `${file}:${line}:${column}  ` : ''}${code}`)}`,
    ...wrap(message, room).map((each) => `  ${each}`),
    ...wrap(`→ ${advice}`, room).map((each) => `  ${each}`),
  ];
}

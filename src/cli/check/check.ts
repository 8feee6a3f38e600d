import {AppealError, type ConfigProblem} from '../../core/errors.js';
import {parseConfig} from '../../core/config/parse-config.js';
import type {AppealConfig} from '../../core/config/config.js';
import {checkAmounts} from './amounts.js';
import {checkCheckout} from './checkout.js';
import {CODES} from './codes.js';
import {checkCopy} from './copy.js';
import type {Finding, Report, Severity} from './finding.js';
import {checkGates} from './gates.js';
import {checkGoals} from './goals.js';
import {checkMemory} from './memory.js';
import type {PageFacts} from './page-facts.js';
import {checkPages} from './page.js';
import {checkPromises} from './promises.js';
import {checkReach} from './reach.js';
import {checkRules} from './rules.js';
import {checkSchedules} from './schedules.js';
import type {Subject} from './subject.js';
import {checkTheme} from './theme.js';
import {checkVariants} from './variants.js';
import {checkWords} from './words.js';

export type {Finding, Severity} from './finding.js';
export type {PageElement, PageFacts} from './page-facts.js';

/** What a check goes by beside the config. */
export interface CheckOptions {
  /** Epoch ms: what is over by then is reported. */
  readonly now: number;
  /** Pages that the config is to work on. */
  readonly pages?: readonly PageFacts[];
}

/** A family of checks. */
type Check = (subject: Subject, report: Report) => void;

const CHECKS: readonly Check[] = [
  checkAmounts,
  checkPromises,
  checkCopy,
  checkWords,
  checkReach,
  checkRules,
  checkSchedules,
  checkVariants,
  checkMemory,
  checkGates,
  checkGoals,
  checkCheckout,
  checkTheme,
  checkPages,
];

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * Finds what is wrong with a config, and what its author can hardly want. Pure, and made for any place: the command line
 * and a page that edits configs say the same.
 *
 * @param input what the JSON said.
 * @returns what was found, errors first. Never throws: a config that is none is a finding.
 */
export function check(input: unknown, {now, pages = []}: CheckOptions): readonly Finding[] {
  const config = read(input);
  if ('findings' in config) return config.findings;
  const findings: Finding[] = [];
  const said = new Set<string>();
  const report: Report = (code, path, message, advice) => {
    const finding = {severity: CODES[code].severity, code, path: path.join('.'), message, advice};
    // What several variants have in common is said once.
    const key = JSON.stringify(finding);
    if (!said.has(key)) findings.push(finding);
    said.add(key);
  };
  for (const each of CHECKS) each({given: input, config, now, pages}, report);
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** The config, or every problem of its shape. */
function read(input: unknown): AppealConfig | {readonly findings: readonly Finding[]} {
  try {
    return parseConfig(input);
  } catch (error) {
    if (!(error instanceof AppealError)) throw error;
    return {findings: error.problems.map(invalid)};
  }
}

function invalid({path, value, expected}: ConfigProblem): Finding {
  return {
    severity: 'error',
    code: 'config-invalid',
    path,
    message: `Expected ${expected}, found ${value === undefined ? 'nothing' : brief(value)}.`,
    advice: expected === 'no such key' ? 'Take it out, or look for a slip in its name.' : `Write ${expected}.`,
  };
}

function brief(value: unknown): string {
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 59)}…` : written;
}

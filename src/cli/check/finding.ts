import type {FindingCode} from './codes.js';

/** How much it matters: an error breaks a promise or the law, a warning is hardly meant, a note is good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** Something that a config does and that its author can hardly want. */
export interface Finding {
  readonly severity: Severity;
  /** Stable: what to switch on, and to look up. */
  readonly code: FindingCode;
  /** Dotted path from the config's root, e.g. `campaigns.0.pacing`; `page` for what the page says. */
  readonly path: string;
  /** What is the matter, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Where in the config. */
export type Path = readonly (string | number)[];

/** Takes note of a finding. */
export type Report = (code: FindingCode, path: Path, message: string, advice: string) => void;

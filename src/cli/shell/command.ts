import type {ParseArgsConfig} from 'node:util';

/** What a command reads and writes: the process in earnest, something else in tests. */
export interface Terminal {
  /** One or more lines for the reader of the output. */
  print(text: string): void;
  /** One or more lines for whoever watches. */
  warn(text: string): void;
  /** Writes over the last line of those; only called where `interactive` says that somebody watches. */
  progress(text: string): void;
  /** The text of a file; `-` is what comes in. Throws as `node:fs` does. */
  read(file: string): string;
  /** Columns of the output. */
  readonly width: number;
  /** Whether the output may have colours. */
  readonly colour: boolean;
  /** Whether somebody watches while it runs. */
  readonly interactive: boolean;
  /** Epoch ms. */
  now(): number;
}

/** What a command gives back to the shell: 0 clean, 1 it found errors, 2 it could not do what was asked. */
export type ExitCode = 0 | 1 | 2;

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** All of `--help`. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(arguments_: Arguments, terminal: Terminal): Promise<ExitCode | undefined>;
}

/** What stood behind the command's name. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** The user's mistake: said in a sentence, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

import type {Decision} from '../core/ask/decide.js';
import type {ReaderRecord} from '../core/ask/record.js';
import type {DataClass, InitOptions, StageCalls} from './stage-contract.js';

/** Where things stand, for the page's own code. */
export interface AppealState {
  readonly decision: Decision | undefined;
  readonly record: ReaderRecord | undefined;
  /** Who has this page's one ask: a campaign, or what another script calls itself. */
  readonly holder: string | undefined;
}

type Listener = (event: Event) => void;

/** The API: `window.readerAppeal`, and the functions of the npm package. No function throws. */
export interface ReaderAppealApi extends StageCalls {
  /** Starts, or starts over with further options. Settles when the page's first decision is made. */
  init(options?: InitOptions): Promise<void>;
  /** Why there is an ask, or none: every rule of every campaign. */
  explain(): Decision | undefined;
  state(): AppealState;
  /**
   * Takes this page's one ask, for a script that wants to show something of its own; asks again on the same page are
   * left out.
   *
   * @param name what the script calls itself.
   * @returns whether it may: nobody else has it.
   */
  claim(name: string): boolean;
  /** Gives the page's ask back: what was to be shown is not shown after all. */
  release(name: string): void;
  /** Listens to `complete` or `appeal-complete`; the last one is told at once, where there was one. */
  on(type: string, listener: Listener): void;
  off(type: string, listener: Listener): void;
  /** Grants or withdraws classes of stored data; withdrawing one deletes the record. */
  consent(granted: Partial<Record<DataClass, boolean>>): void;
  /** Takes everything of ours away, but a payment under way. `init` starts anew. */
  destroy(): void;
  readonly version: string;
  /** Settles when the first decision of the page is made. */
  readonly ready: Promise<void>;
}

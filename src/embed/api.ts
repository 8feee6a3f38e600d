import type {Decision} from '../core/ask/decide.js';
import type {ReaderRecord} from '../core/ask/record.js';
import type {DataClass, InitOptions, StageCalls} from './stage-contract.js';

/** Where things stand, for the page's own code. */
export interface AppealState {
  readonly decision: Decision | undefined;
  readonly record: ReaderRecord | undefined;
}

type Listener = (event: Event) => void;

/** The API: `window.readerAppeal`, and the functions of the npm package. No function throws. */
export interface ReaderAppealApi extends StageCalls {
  /** Starts, or starts over with further options. Settles when the page's first decision is made. */
  init(options?: InitOptions): Promise<void>;
  /** Why there is an ask, or none: every rule of every campaign. */
  explain(): Decision | undefined;
  state(): AppealState;
  /** Listens to `complete` or `appeal-complete`; those which have been already are told at once. */
  on(type: string, listener: Listener): void;
  off(type: string, listener: Listener): void;
  /** Grants or withdraws classes of stored data; withdrawing one deletes the record. */
  consent(granted: Partial<Record<DataClass, boolean>>): void;
  readonly version: string;
  /** Settles when the first decision of the page is made. */
  readonly ready: Promise<void>;
}

/** What loader and stage agree on: the loader knows nothing of elements, the stage nothing of script tags. */
import type {AskConfig} from '../core/ask/ask-config.js';
import type {Decision, Visit} from '../core/ask/decide.js';
import type {ReaderRecord} from '../core/ask/record.js';
import type {DataClass} from '../core/ask/without-class.js';
import type {Frequency} from '../core/gift/gift.js';
import type {ConsentAdapter} from '../reader/consent/consent-adapter.js';
import type {Store} from '../reader/store.js';

/** What `init` takes. What the page states of itself and its reader goes before what its meta tags say. */
export interface InitOptions {
  /** The config itself, its address, or `#id` of an inline `<script type="application/json">`. */
  readonly config?: unknown;
  readonly page?: Partial<Visit['page']>;
  readonly reader?: Visit['reader'];
  /** Tells what the reader has consented to; goes before the config's `consent.adapter`. */
  readonly consent?: ConsentAdapter;
}

export type {DataClass} from '../core/ask/without-class.js';

/** What an explicit opening may ask for; amounts in major units, as in the config. */
export interface OpenOptions {
  /** Its id, or `campaign.variant`. */
  readonly campaign?: string;
  readonly frequency?: Frequency;
  readonly amount?: number;
}

/** The same, as a trigger's data attributes say it. */
export interface TriggerData {
  readonly appealOpen?: string;
  readonly appealFrequency?: string;
  readonly appealAmount?: string;
}

/** What the loader hands to the stage. */
export interface StageHost {
  /** The config as it came, not yet checked. */
  readonly config: AskConfig;
  readonly store: Store;
  /** Classes of stored data that the reader has consented to so far; stays live. */
  readonly granted: Readonly<Partial<Record<DataClass, boolean>>>;
  /** Decides for this page view by the loader's own rules, so that both agree. */
  decide(config: AskConfig, record: ReaderRecord): Decision;
  /** What the page states of itself and its reader; stays live. */
  readonly options: InitOptions;
  /** The last event of each type, for those who listen late. */
  readonly past: Record<string, Event>;
  /** Reports a failure: one log line, one `appeal-error`. */
  fail(cause: unknown): void;
  /** Takes the page's one ask for a campaign, unless somebody has it. */
  claim(name: string): boolean;
  /** Ends with `destroy`. */
  readonly signal: AbortSignal;
}

/** What the page's own code can ask of the stage. */
export interface StageCalls {
  /** Shows an appeal because a reader asked for it. */
  open(options?: OpenOptions | TriggerData): void;
  close(): void;
  /** @param choice `P7D`, `articles:5`, … */
  snooze(choice?: string): void;
  resume(): void;
  /** Tells that the reader supports already, e.g. after a login. */
  markSupporter(frequency?: Frequency): void;
  /** Deletes all that this browser remembers. */
  forget(): void;
}

/** What the stage does for the loader. */
export interface Stage {
  /**
   * Shows what the page view calls for: an ask, a way back from a snooze, or nothing.
   *
   * @param anew whether it is another page than before: what was shown there goes, but for a payment.
   */
  refresh(anew?: boolean): void;
  call<Name extends keyof StageCalls>(name: Name, given: Parameters<StageCalls[Name]>[0]): void;
}

/** The stage's one export. */
export interface StageModule {
  createStage(host: StageHost): Promise<Stage>;
}

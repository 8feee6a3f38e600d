import type {AskConfig} from '../../core/ask/ask-config.js';
import type {Decision, Visit} from '../../core/ask/visit.js';
import type {AnalyticsConfig, ConsentConfig} from '../../core/config/config.js';
import type {StageHost} from '../stage-contract.js';
import type {ReaderAppealApi} from '../api.js';

/** Decides on a page view. */
export type Decide = (config: AskConfig, visit: Visit) => Decision;

/** What the loader hands over here, beside what the stage gets. */
export interface AsideHost extends Pick<StageHost, 'store' | 'granted' | 'options' | 'past' | 'fail' | 'signal'> {
  /** The config as it came, not yet checked. */
  readonly config: {
    readonly publication?: {readonly id?: unknown};
    readonly consent?: ConsentConfig;
    readonly analytics?: readonly AnalyticsConfig[];
  };
  readonly consent: ReaderAppealApi['consent'];
}

/** What few sites use and few pages need, beside deciding and showing. */
export interface AsideModule {
  /** Starts what a config or a page asks for: hears of consent, reports events. Settles when the page may decide, with what
   * decides by every rule there is. */
  begin(host: AsideHost): Promise<Decide>;
  /** Shows a decision in the console, one row for each rule of each campaign. */
  show(decision: Decision): void;
  /** Deletes what is kept of the classes that consent was withdrawn for. */
  withdraw(host: AsideHost): Promise<void>;
}

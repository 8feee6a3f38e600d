import type {Decision} from '../../core/ask/decide.js';
import type {StageHost} from '../stage-contract.js';

/** What few sites use and few pages need, beside deciding and showing. */
export interface AsideModule {
  /** Shows a decision in the console, one row for each rule of each campaign. */
  show(decision: Decision): void;
  /** Deletes what is kept of the classes that consent was withdrawn for. */
  withdraw(host: StageHost): Promise<void>;
}

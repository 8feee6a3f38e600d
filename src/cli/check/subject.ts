import type {AppealConfig} from '../../core/config/config.js';
import type {PageFacts} from './page-facts.js';

/** What is looked at. */
export interface Subject {
  /** The config as it was written. */
  readonly given: unknown;
  /** The same, checked and filled in. */
  readonly config: AppealConfig;
  /** Epoch ms. */
  readonly now: number;
  /** Pages that it is to work on. */
  readonly pages: readonly PageFacts[];
}

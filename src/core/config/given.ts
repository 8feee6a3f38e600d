import type {Frequency} from '../gift/gift.js';
import type {AppealConfig, Campaign} from './config.js';

/** The amounts of one frequency, as people write them: in major units, in any order. */
export interface GivenLadder {
  readonly presets: readonly number[];
  readonly default?: number;
  readonly min?: number;
  readonly max?: number;
  /** What a gift pays for, by amount. */
  readonly impact?: Readonly<Record<string, string>>;
}

/** A config of the right shape as people write it: amounts in major units, and much left out. */
export type GivenConfig = Pick<AppealConfig, 'version' | 'quietDays' | 'quietChoices'> & {
  readonly $schema?: string;
  readonly publication: Omit<AppealConfig['publication'], 'gift'> & Partial<AppealConfig['publication']>;
  readonly locale?: string;
  readonly amounts: Readonly<Record<string, Readonly<Partial<Record<Frequency, GivenLadder>>>>>;
  readonly currency?: {readonly default: string; readonly byRegion?: Readonly<Record<string, string>>};
  readonly frequencies?: readonly Frequency[];
  readonly checkout?: Partial<AppealConfig['checkout']>;
  readonly snooze?: Partial<AppealConfig['snooze']>;
  readonly consent?: Partial<AppealConfig['consent']>;
  readonly theme?: AppealConfig['theme'];
  readonly campaigns: readonly (Partial<Campaign> & Pick<Campaign, 'id'>)[];
};

import type {Frequency} from '../gift/gift.js';
import type {AppealConfig, Campaign, Variant} from './config.js';

/** The amounts of one frequency, as people write them: in major units, in any order. */
export interface GivenLadder {
  readonly presets: readonly number[];
  readonly default?: number;
  readonly min?: number;
  readonly max?: number;
  readonly recommended?: number;
  /** What a gift pays for, by amount. */
  readonly impact?: Readonly<Record<string, string>>;
}

/** Amounts as people write them, by currency and frequency. */
export type GivenLadders = Readonly<Record<string, Readonly<Partial<Record<Frequency, GivenLadder>>>>>;

/** A variant as people write it. */
export type GivenVariant = Omit<Variant, 'amounts'> & {readonly amounts?: GivenLadders};

/** A config of the right shape as people write it: amounts in major units, and much left out. */
export type GivenConfig = Pick<
  AppealConfig,
  'version' | 'quietDays' | 'quietChoices' | 'pacing' | 'dayStartsAt' | 'messages'
> & {
  readonly $schema?: string;
  readonly publication: Omit<AppealConfig['publication'], 'gift'> & Partial<AppealConfig['publication']>;
  readonly locale?: string;
  readonly amounts: GivenLadders;
  readonly currency?: {readonly default: string; readonly byRegion?: Readonly<Record<string, string>>};
  readonly frequencies?: readonly Frequency[];
  readonly checkout?: Partial<AppealConfig['checkout']>;
  readonly snooze?: Partial<AppealConfig['snooze']>;
  readonly consent?: Partial<AppealConfig['consent']>;
  readonly analytics?: AppealConfig['analytics'] & {};
  readonly theme?: AppealConfig['theme'];
  readonly campaigns: readonly (Partial<Omit<Campaign, 'variants'>> &
    Pick<Campaign, 'id'> & {readonly variants?: readonly GivenVariant[]})[];
};

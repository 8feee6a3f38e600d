/** `reader-appeal/core`: the rules. No DOM, no network, no clock, no randomness. */
export type {AskCampaign, AskConfig, PageRules} from './ask/ask-config.js';
export {decide, type Decision, type Reason, type Visit} from './ask/decide.js';
export {readRecord} from './ask/read-record.js';
export {emptyRecord, isDue, type PickedGift, type ReaderRecord, type Snooze} from './ask/record.js';
export {remember, type Happening} from './ask/remember.js';
export {isSnoozeChoice, snoozeTerm, type SnoozeChoice, type SnoozeTerm} from './ask/snooze.js';
export {currencyFor, type AppealConfig, type AppealCopy, type Campaign} from './config/config.js';
export {configSchema, parseConfig} from './config/parse-config.js';
export {plainCopy, renderCopy, safeHref, type CopyNode, type Tokens} from './copy.js';
export {AppealError, type AppealErrorCode, type ConfigProblem} from './errors.js';
export {decimalsOf, isCurrency, leastOf, MOST_MINOR, stepOf} from './gift/currency.js';
export {FREQUENCIES, yearlyEquivalent, type Frequency, type Gift} from './gift/gift.js';
export {lowest, withinLimits, type Ladder, type Ladders} from './gift/ladder.js';
export {formatMoney, fromMajor, parseAmount, toDecimal, type AmountProblem, type Money} from './gift/money.js';
export {advance, giftOf, startSession, type Session, type SessionAction} from './gift/session.js';
export type * from './protocol.js';

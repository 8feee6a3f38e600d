import type {Frequency} from '../core/gift/gift.js';
import type {Money} from '../core/gift/money.js';
import type {AppealDismissEvent} from './dismiss-event.js';
import type {
  AppealErrorEvent,
  AppealCheckoutEvent,
  AppealCompleteEvent,
  AppealRedirectEvent,
  AppealDeclineEvent,
  AppealAbandonEvent,
  AppealSnoozeEvent,
  AppealResumeEvent,
} from './acting-events.js';

/** What every event of an appeal is: it bubbles, and leaves shadow roots. */
export abstract class AppealEvent extends CustomEvent<null> {
  constructor(type: string, cancelable = false) {
    super(type, {bubbles: true, composed: true, cancelable});
  }
}

/** The reader picked how often. */
export class AppealFrequencyChangeEvent extends AppealEvent {
  constructor(readonly frequency: Frequency) {
    super('appeal-frequency-change');
  }
}

/** The reader picked or typed an amount. Not yet a payment. */
export class AppealAmountChangeEvent extends AppealEvent {
  constructor(readonly amount: Money) {
    super('appeal-amount-change');
  }
}

/** The reader picked how to pay. */
export class AppealMethodChangeEvent extends AppealEvent {
  constructor(readonly method: string) {
    super('appeal-method-change');
  }
}

/** The page's one ask goes to this campaign: it is about to be shown. Not yet seen. */
export class AppealExposureEvent extends AppealEvent {
  constructor(
    readonly campaign: string,
    readonly variant: string | null,
  ) {
    super('appeal-exposure');
  }
}

/** Half of the ask has been in view for a second. Once for each ask. */
export class AppealViewEvent extends AppealEvent {
  constructor(
    readonly campaign: string,
    readonly variant: string | null,
  ) {
    super('appeal-view');
  }
}

declare global {
  interface HTMLElementEventMap {
    'appeal-exposure': AppealExposureEvent;
    'appeal-view': AppealViewEvent;
    'appeal-frequency-change': AppealFrequencyChangeEvent;
    'appeal-amount-change': AppealAmountChangeEvent;
    'appeal-method-change': AppealMethodChangeEvent;
    'appeal-checkout': AppealCheckoutEvent;
    'appeal-redirect': AppealRedirectEvent;
    'appeal-complete': AppealCompleteEvent;
    'appeal-decline': AppealDeclineEvent;
    'appeal-abandon': AppealAbandonEvent;
    'appeal-snooze': AppealSnoozeEvent;
    'appeal-resume': AppealResumeEvent;
    'appeal-dismiss': AppealDismissEvent;
    'appeal-error': AppealErrorEvent;
  }
}

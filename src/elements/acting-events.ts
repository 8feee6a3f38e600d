import type {AppealErrorCode} from '../core/errors.js';
import type {Gift} from '../core/gift/gift.js';
import type {GivenStatus} from '../core/gift/session.js';
import type {DeclineCode} from '../core/protocol.js';
import {AppealEvent} from './events.js';

/** The reader goes on to pay. Cancel it to take the gift elsewhere. */
export class AppealCheckoutEvent extends AppealEvent {
  constructor(
    readonly gift: Gift,
    readonly campaign: string,
    readonly variant: string | null,
  ) {
    super('appeal-checkout', true);
  }
}

/** The reader is about to be sent to another site. Cancel it, and nobody is. */
export class AppealRedirectEvent extends AppealEvent {
  constructor(
    /** Where to, absolute. */
    readonly url: string,
    readonly gift: Gift,
    /** The method that leads there. */
    readonly method: string,
    readonly campaign: string,
    readonly variant: string | null,
  ) {
    super('appeal-redirect', true);
  }
}

/** A gift was made (`paid`), is under way (`processing`), or was promised (`pledged`). */
export class AppealCompleteEvent extends AppealEvent {
  constructor(
    readonly gift: Gift,
    readonly status: GivenStatus,
    /** The gift's id with the server. */
    readonly id: string,
    readonly campaign: string,
    readonly variant: string | null,
  ) {
    super('appeal-complete');
  }
}

/** The payment was refused; nothing was charged. */
export class AppealDeclineEvent extends AppealEvent {
  constructor(readonly code: DeclineCode) {
    super('appeal-decline');
  }
}

/** The reader went back from paying, or left. */
export class AppealAbandonEvent extends AppealEvent {
  constructor() {
    super('appeal-abandon');
  }
}

/** The reader wants to be reminded. Cancel it to keep the promise in your own way. */
export class AppealSnoozeEvent extends AppealEvent {
  constructor(
    /** What was chosen, e.g. `P7D` or `articles:5`. */
    readonly choice: string,
    /** When it is due, epoch ms; `null` when articles decide. */
    readonly until: number | null,
    /** After how many further articles it is due; `null` when time decides. */
    readonly articles: number | null,
  ) {
    super('appeal-snooze', true);
  }
}

/** The reader took the snooze back. */
export class AppealResumeEvent extends AppealEvent {
  constructor() {
    super('appeal-resume');
  }
}

/** Something went wrong that the reader can't mend. */
export class AppealErrorEvent extends AppealEvent {
  constructor(
    readonly code: AppealErrorCode,
    readonly cause: unknown,
  ) {
    super('appeal-error');
  }
}

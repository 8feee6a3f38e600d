import {AppealEvent} from './events.js';

/** The reader closes an ask, or reads on without giving. Cancel it, and it stays. */
export class AppealDismissEvent extends AppealEvent {
  constructor(
    readonly campaign: string,
    readonly variant: string | null,
  ) {
    super('appeal-dismiss', true);
  }
}

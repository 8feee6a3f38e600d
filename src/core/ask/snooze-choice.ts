/** What a reader may choose: an ISO 8601 duration of whole units (`P1D`, `P2W`, `P1M`) or `articles:n`. */
export type SnoozeChoice = string;

/** A choice's days (1 to 366), weeks (1 to 52), months (1 to 12) or articles (1 to 39). */
export const SNOOZE_CHOICE =
  /^(?:P(?:([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])D|([1-9]|[1-4]\d|5[0-2])W|([1-9]|1[0-2])M)|articles:([1-9]|[1-3]\d))$/;

/** Whether `choice` can be offered. */
export function isSnoozeChoice(choice: string): boolean {
  return SNOOZE_CHOICE.test(choice);
}

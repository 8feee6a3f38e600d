/** When to be reminded, to choose from. Comes after the first paint. */
import {html, type TemplateResult} from 'lit';
import {snoozeParts, snoozeTerm} from '../../core/ask/snooze.js';
import {type SnoozeChoice} from '../../core/ask/snooze-choice.js';
import {isSnoozeChoice} from '../../core/ask/snooze-choice.js';
import {enActing} from '../../messages/en-acting.js';
import {addWords, say} from '../../messages/messages.js';
import {AppealSnoozeEvent} from '../acting-events.js';

addWords('en', enActing);

/** A button for each choice. */
export function renderChoices(
  choices: readonly SnoozeChoice[],
  locale: string,
  pick: (event: AppealSnoozeEvent) => void,
): TemplateResult[] {
  return choices
    .filter(isSnoozeChoice)
    .map(
      (choice) =>
        html`<button type="button" @click=${() => pick(eventFor(choice))}>${sayChoice(choice, locale)}</button>`,
    );
}

function sayChoice(choice: SnoozeChoice, locale: string): string {
  const parts = snoozeParts(choice);
  if (!parts) return choice;
  const {unit, count} = parts;
  // A week is seven days in a config and “next week” to a reader.
  return unit === 'day' && count % 7 === 0 ? say(locale, 'week', {count: count / 7}) : say(locale, unit, {count});
}

function eventFor(choice: SnoozeChoice): AppealSnoozeEvent {
  const term = snoozeTerm(choice, Date.now()) ?? {until: Date.now()};
  return 'until' in term
    ? new AppealSnoozeEvent(choice, term.until, null)
    : new AppealSnoozeEvent(choice, null, term.articles);
}

import {armsOf, type Arm} from './arms.js';
import type {Path, Report} from './finding.js';
import type {PageFacts} from './page-facts.js';
import type {Subject} from './subject.js';

/** Gates that can't be put up on a page, and gates that nobody gets past. */
export function checkGates({config, pages}: Subject, report: Report): void {
  const gates = armsOf(config).filter(({format}) => format === 'gate');
  for (const arm of gates) {
    checkWays(arm, config, report);
    for (const page of pages) checkCut(arm, page, report);
  }
}

function checkWays({campaign: {id, gate = {}}, index}: Arm, {snooze}: Subject['config'], report: Report): void {
  const {ways} = gate;
  const path = ['campaigns', index, 'gate', 'ways'];
  if (ways?.includes('snooze') && !snooze.choices.length) {
    report(
      'gate-way-missing',
      path,
      `The gate of “${id}” lets readers read on who say “later”, but "snooze" offers no choice.`,
      'Add a choice to "snooze.choices", or take "snooze" out of "ways".',
    );
  }
  if (ways && ways.every((way) => way === 'give')) {
    report(
      'gate-only-gift',
      path,
      `The gate of “${id}” leaves no way to read on but a gift.`,
      'A gate in the page is no access control: add "continue", "snooze" or "sign-in", or keep articles back on the server.',
    );
  }
}

function checkCut({campaign: {id, gate = {}}, index}: Arm, page: PageFacts, report: Report): void {
  const {within = 'article, main', cutAfter = 3} = gate;
  const at = (key: string): Path => ['campaigns', index, 'gate', ...(Object.hasOwn(gate, key) ? [key] : [])];
  const holders = page.find(within);
  if (!holders?.length) {
    report(
      'gate-selector',
      at('within'),
      holders
        ? `${page.name} has no ${gate.within === undefined ? '<article> or <main>' : `“${within}”`}, so the gate of “${id}” cuts nothing there.`
        : `“${within}” is no selector.`,
      'Name the element that holds the article’s text, or leave it if this campaign is meant for other pages.',
    );
    return;
  }
  if (typeof cutAfter === 'string') {
    const marks = page.find(inside(within, cutAfter));
    if (marks?.length) return;
    report(
      'gate-selector',
      at('cutAfter'),
      marks
        ? `${page.name} has no “${cutAfter}” in its text, so the gate of “${id}” cuts nothing there.`
        : `“${cutAfter}” is no selector.`,
      'Name an element that every article has, or a number of paragraphs.',
    );
    return;
  }
  const paragraphs = page.find(inside(within, 'p'))?.length ?? 0;
  if (paragraphs > cutAfter) return;
  report(
    'gate-cuts-nothing',
    at('cutAfter'),
    `${page.name} has ${paragraphs} paragraphs, and the gate of “${id}” leaves ${cutAfter} of them.`,
    'Leave fewer paragraphs, or name the element that holds the text ("within").',
  );
}

/** A selector for what lies within another one's elements. */
function inside(within: string, selector: string): string {
  return `:is(${within}) :is(${selector})`;
}

/** What an appeal is shown in, other than the page's own flow. Comes when there is such an appeal to be shown. */
import {html, type TemplateResult} from 'lit';
import type {Campaign, Format, GoalState} from '../../core/config/config.js';
import {isFramedByStrangers} from '../../checkout/framed.js';
import {enFormats} from '../../messages/en-formats.js';
import {addWords} from '../../messages/messages.js';
import type {Frame, Setting} from './frame.js';

addWords('en', enFormats);

const FORMATS: Readonly<Record<Exclude<Format, 'inline'>, () => Promise<(setting: Setting) => Frame | null>>> = {
  bar: async () => (await import('./bar.js')).createBar,
  dialog: async () => (await import('./dialog.js')).createDialog,
  button: async () => (await import('./dialog.js')).createButton,
  gate: async () => (await import('./gate.js')).createGate,
};

/**
 * Makes what an appeal is begun in.
 *
 * @returns `null` where nothing is to be shown: a gate that can't be, or must not be.
 */
export async function frameFor(setting: Omit<Setting, 'goal'>): Promise<Frame | null> {
  const {host, beginning} = setting;
  const {campaign, explicit} = beginning;
  let format = formatOf(host.format, campaign);
  if (format === 'gate' && !mayGate(setting)) {
    // Nobody is kept from reading here; but a reader who wants to give may do so.
    if (!explicit) return null;
    format = 'dialog';
  }
  const [create, goal] = await Promise.all([
    format === 'inline' ? inline : FORMATS[format](),
    campaign.goal ? bringGoal(campaign.goal) : null,
    // A reader who is writing something is not interrupted.
    format === 'dialog' && !explicit && afterWriting(),
  ]);
  return create({...setting, goal: () => goal?.(host.language)});
}

/** What was said for the element, for the campaign, or by the name of its placement. */
function formatOf(stated: string, campaign: Campaign): Format {
  const format = [stated, campaign.format, campaign.placement].find((each) => each);
  return format && format in FORMATS ? (format as Format) : 'inline';
}

/** Where there is a goal, but no frame. */
function inline({beginning, goal}: Setting): Frame {
  return {
    beginning,
    get goal() {
      return goal();
    },
    render: (content) => content,
    updated: () => undefined,
    leave: () => undefined,
  };
}

/** Who can't be counted is not gated by default, and nobody is in another site's frame. */
function mayGate({host, beginning}: Omit<Setting, 'goal'>): boolean {
  if (host.preview) return true;
  const counted = host.reader?.stored !== false || beginning.campaign.withoutStorage === true;
  return counted && !isFramedByStrangers();
}

/** Settles when the focus is in no field. */
async function afterWriting(): Promise<void> {
  while (document.activeElement?.matches('input,textarea,select,[contenteditable=""],[contenteditable=true]')) {
    await new Promise((resolve) => addEventListener('focusout', () => setTimeout(resolve, 500), {once: true}));
  }
}

/** Brings a goal, with what its file says, so that nothing moves when it comes; one that can't be told is left out. */
async function bringGoal(goal: GoalState): Promise<((locale: string) => TemplateResult) | null> {
  const {defineGoal, readGoal} = await import('../appeal-goal/read-goal.js');
  defineGoal();
  const state = await readGoal(goal);
  return state && ((locale) => html`<appeal-goal part="goal" .goal=${state} .locale=${locale}></appeal-goal>`);
}

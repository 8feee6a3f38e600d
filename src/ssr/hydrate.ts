import type {LitElement} from 'lit';
import {emptyRecord} from '../core/ask/visit-record.js';
import {methodsFor, type AppealConfig, type Campaign} from '../core/config/config.js';
import {AppealError} from '../core/errors.js';
import type {Ladder} from '../core/gift/ladder.js';
import {inFrequency, type Session} from '../core/gift/session.js';
import {AppealErrorEvent} from '../elements/acting-events.js';
import type {ReaderAppeal} from '../elements/reader-appeal/reader-appeal.js';
import {beginWith, campaignsFor, configOf, decisionFor} from '../elements/reader-appeal/standalone.js';
import {bringLooks} from '../elements/shared/looks.js';
import {bringWords} from '../messages/messages.js';
import {createReader} from '../reader/reader.js';
import {openStore} from '../reader/store.js';
import {picksIn, type Picks} from './picks.js';

/**
 * Takes over the appeals that a server has rendered: what stands in the page stays, and answers from then on.
 *
 * Who is not to be asked, as this browser remembers, has them taken away at once.
 *
 * @param root where to look.
 * @returns settles when all of them answer; never rejects.
 */
export async function hydrate(root: ParentNode = document): Promise<void> {
  await Promise.all([...root.querySelectorAll<ReaderAppeal>('reader-appeal[defer-hydration]')].map(adopt));
}

async function adopt(appeal: ReaderAppeal): Promise<void> {
  try {
    const config = await configOf(appeal);
    const drawn = config.campaigns.find(({id}) => id === appeal.dataset['drawn']);
    if (!drawn) throw new AppealError('config-invalid', 'The config is another one than the server had.');
    // Whoever is not to be asked shall not have to wait for all the rest.
    const record = openStore(config.publication.id).load();
    appeal.hidden = decisionFor(appeal, config, campaignsFor(appeal, config), record).campaign !== drawn.id;
    await Promise.all([bringLooks(config), bringWords(appeal.language, '', config.messages)]);
    // From here to the end nothing is waited for that takes its time: no hand of the reader's comes in between.
    const picks = picksIn(appeal);
    await takeOver(appeal, config, drawn);
    beginWith(appeal, config);
    keep(appeal, drawn, picks);
  } catch (cause) {
    console.error('reader-appeal', cause);
    const code = cause instanceof AppealError ? cause.code : 'config-unavailable';
    appeal.dispatchEvent(new AppealErrorEvent(code, cause));
  }
}

/** Takes what stands there for what it is: drawn by a server that knew nothing of the reader. */
async function takeOver(appeal: ReaderAppeal, config: AppealConfig, drawn: Campaign): Promise<void> {
  appeal.record = emptyRecord;
  appeal.config = config;
  appeal.begun = drawn;
  appeal.session = {...appeal.sessionFor(config), step: 'ask'};
  appeal.removeAttribute('defer-hydration');
  await appeal.updateComplete;
  for (const part of appeal.renderRoot.querySelectorAll<Partial<LitElement> & Element>('*')) await part.updateComplete;
  appeal.reader = createReader(openStore(config.publication.id), undefined, config);
  appeal.record = null;
}

/** What was picked before anything answered counts as if it had. */
function keep(appeal: ReaderAppeal, drawn: Campaign, {frequency, amount, method}: Picks): void {
  const {session, config, begun} = appeal;
  if (!session || !config || begun?.id !== drawn.id || session.step !== 'ask') return;
  const {currency} = session;
  const wanted = config.frequencies.find((each) => each === frequency) ?? session.frequency;
  const ladder = appeal.ladder(config, wanted, currency);
  const known = methodsFor(config, wanted, currency).find((each) => each === method);
  appeal.session = {
    ...session,
    ...(wanted !== session.frequency && inFrequency(session, wanted, ladder)),
    ...(amount !== undefined && amountAt(ladder, amount)),
    ...(known && {method: known}),
  };
}

/** Behind the suggested amounts comes the reader's own, of which nothing is typed yet. */
function amountAt({presets}: Ladder, at: number): Pick<Session, 'minor' | 'own'> {
  const minor = presets[at] ?? null;
  return {minor, own: minor === null ? '' : null};
}

import {inspectRecord} from '../../src/core/ask/inspect-record.js';
import {expect} from '@open-wc/testing';

import './support/loaded.js';
import type {AppealSnoozeEvent} from '../../src/elements/acting-events.js';
import {createMemoryReader} from '../../src/testing/index.js';
import {asking, begin, hasFocus, own, post, ready, snooze, use} from './support/appeal.js';
import {listen, pause, press, settled, startBefore, until} from './support/doing.js';
import {find, focused, focusedName, names, spoken, violations, words} from './support/seeing.js';

const DAY = 864e5;

describe('later', () => {
  it('keeps the promise, names the day, and says so where the reader is', async () => {
    const {element, reader} = await asking();
    const heard = listen<AppealSnoozeEvent>(document, 'appeal-snooze');
    const before = Date.now();
    await snooze(element, 'Next week');
    await until(() => element.step === 'snoozed', 'the snooze');
    await until(() => focused().matches('[role=status]'), 'focus on what is said');
    const due = new Intl.DateTimeFormat('en', {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'}).format(
      before + 7 * DAY,
    );
    expect(spoken(element)).to.contain(due);
    expect(heard.length).to.equal(1);
    expect(reader.record().snooze!.span).to.be.within(7 * DAY - 5000, 7 * DAY);
    expect(reader.record().picked).to.deep.equal({frequency: 'monthly', minor: 500, currency: 'usd'});
    expect(await violations(element)).to.deep.equal([]);
  });

  it('can be said by keyboard alone, and taken back', async () => {
    const {element, reader} = await asking();
    startBefore(element);
    while (focusedName() !== 'Remind me later') await press('Tab');
    await press('Enter');
    await until(() => names(element, 'button').includes('Tomorrow'), 'the choices');
    await press('Tab', 'Enter');
    await until(() => element.step === 'snoozed', 'the snooze');
    await until(() => hasFocus(element), 'focus inside');
    await press('Tab');
    expect(focusedName()).to.equal('Undo');
    const resumes = listen(document, 'appeal-resume');
    await press('Enter');
    await until(() => element.step === 'ask', 'the ask');
    await until(() => hasFocus(element), 'focus inside');
    expect(reader.record().snooze).to.equal(null);
    expect(resumes.length).to.equal(1);
  });

  it('counts in articles, too', async () => {
    const {element, reader} = await asking();
    await snooze(element, 'After 5 more articles');
    await until(() => element.step === 'snoozed', 'the snooze');
    expect(words(element)).to.contain('we’ll ask again after 5 more articles');
    expect(names(element, 'button')).to.deep.equal(['Undo']);
    expect(reader.record().snooze!.articles).to.equal(5);
  });

  it('says how many articles are left on a later page, and leaves a way back', async () => {
    let now = Date.now() - 1000;
    const reader = createMemoryReader(() => now);
    reader.remember({kind: 'snooze', articles: 5});
    now += 100;
    reader.remember({kind: 'article'});
    reader.remember({kind: 'article'});
    const {element} = await ready(post(), reader);
    element.wait(element.config!.campaigns[0]!);
    await until(() => element.step === 'snoozed', 'the wait');
    await settled();
    expect(words(element)).to.contain('You asked us to wait for 3 more articles.');
    await use(element, 'button', 'I changed my mind');
    await until(() => element.step === 'ask', 'the ask');
    expect(reader.record().snooze).to.equal(null);
  });

  it('takes no focus on a page where nothing was done', async () => {
    const reader = createMemoryReader();
    reader.remember({kind: 'snooze', until: Date.now() + DAY});
    const {element} = await ready(post(), reader);
    element.wait(element.config!.campaigns[0]!);
    await until(() => element.step === 'snoozed', 'the wait');
    await pause(100);
    expect(hasFocus(element)).to.equal(false);
    expect(words(element)).to.contain('You asked us to wait until');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('offers again what was picked, an amount of one’s own too', async () => {
    const {element, reader} = await asking();
    await use(element, 'radio', 'Once');
    await own(element, '7.50');
    await snooze(element, 'Tomorrow');
    await until(() => element.step === 'snoozed', 'the snooze');
    expect(reader.record().picked).to.deep.equal({frequency: 'once', minor: 750, currency: 'usd'});
    await use(element, 'button', 'Undo');
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(find<HTMLInputElement>(element, 'radio', 'Once').checked).to.equal(true);
    expect(find<HTMLInputElement>(element, 'textbox', /Other amount/).value).to.equal('7.50');

    const again = await asking(post(), reader);
    expect(find<HTMLInputElement>(again.element, 'radio', 'Once').checked).to.equal(true);
    expect(names(again.element, 'button')).to.include('Continue with $7.50 once');
  });

  it('forgets a picked amount that is no longer offered, or of another currency', async () => {
    const reader = createMemoryReader();
    reader.remember({kind: 'snooze', until: Date.now(), gift: {frequency: 'monthly', minor: 99_999, currency: 'usd'}});
    expect(names((await asking(post(), reader)).element, 'button')).to.include('Continue with $5 per month');
    reader.remember({kind: 'snooze', until: Date.now(), gift: {frequency: 'yearly', minor: 4800, currency: 'eur'}});
    expect(names((await asking(post(), reader)).element, 'button')).to.include('Continue with $5 per month');
  });

  it('keeps asking when appeal-snooze is cancelled', async () => {
    const {element, reader} = await asking();
    element.addEventListener('appeal-snooze', (event) => event.preventDefault());
    await snooze(element, 'Tomorrow');
    await pause(50);
    expect(element.step).to.equal('ask');
    expect(reader.record().snooze).to.equal(null);
  });

  it('keeps asking also when it is cancelled on the document', async () => {
    const {element, reader} = await asking();
    document.addEventListener('appeal-snooze', (event) => event.preventDefault(), {once: true});
    await snooze(element, 'Tomorrow');
    await pause(50);
    expect(element.step).to.equal('ask');
    expect(reader.record().snooze).to.equal(null);
  });

  it('says when the browser keeps nothing', async () => {
    const {element} = await asking();
    await snooze(element, 'Tomorrow');
    await until(() => element.step === 'snoozed', 'the snooze');
    expect(spoken(element)).to.contain('on this page only');
    const kept = await asking(post(), {...createMemoryReader(), stored: true});
    await snooze(kept.element, 'Tomorrow');
    await until(() => kept.element.step === 'snoozed', 'the snooze');
    expect(spoken(kept.element)).not.to.contain('on this page only');
  });

  it('offers a calendar entry for a day, with that day in it', async () => {
    const {element} = await asking();
    await snooze(element, 'Next week');
    await until(() => element.step === 'snoozed', 'the snooze');
    const files: [string, Promise<string>][] = [];
    const {createObjectURL} = URL;
    const {click} = HTMLAnchorElement.prototype;
    let file: Blob | undefined;
    URL.createObjectURL = (blob) => {
      file = blob as Blob;
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      files.push([this.download, file!.text()]);
    };
    try {
      await use(element, 'button', 'Add to your calendar');
      await until(() => files.length === 1, 'the file');
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    const [name, text] = files[0]!;
    const day = new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10).replaceAll('-', '');
    expect(name).to.match(/\.ics$/);
    expect(await text)
      .to.contain('BEGIN:VCALENDAR')
      .and.to.contain('Support The Harbour Post')
      .and.to.contain(`DTSTART:${day}`);
  });

  it('offers none where the publisher switched that off', async () => {
    const {element} = await asking(post({snooze: {choices: ['P1D'], ics: false}}));
    await snooze(element, 'Tomorrow');
    await until(() => element.step === 'snoozed', 'the snooze');
    expect(names(element, 'button')).to.deep.equal(['Undo']);
  });
});

describe('being seen', () => {
  /** An ask that stands so far below the window’s top edge, in px. */
  async function asked(offset: number, explicit = false): Promise<{views: Event[]; reads: () => number}> {
    const {element, reader} = await ready();
    const space = document.createElement('div');
    space.style.height = `${offset}px`;
    element.before(space);
    const views = listen(document, 'appeal-view');
    scrollTo(0, 0);
    begin(element, {explicit, variant: 'b'});
    await until(() => names(element, 'radio').length > 0, 'the ask');
    return {views, reads: () => inspectRecord(reader.record()).campaigns['article-end']?.views.length ?? 0};
  }

  it('is after one second in view, once, and no sooner', async () => {
    const {views, reads} = await asked(0);
    await pause(700);
    expect([views.length, reads()]).to.deep.equal([0, 0]);
    await until(() => views.length > 0, 'the view');
    await pause(300);
    expect([views.length, reads()]).to.deep.equal([1, 1]);
    const {campaign, variant} = views[0] as Event & {campaign: string; variant: string};
    expect([campaign, variant]).to.deep.equal(['article-end', 'b']);
  });

  it('is not while less than half of it is in view, and is when it comes into view', async () => {
    const {views} = await asked(Math.round(innerHeight * 0.8));
    await pause(1150);
    expect(views.length).to.equal(0);
    scrollTo(0, innerHeight);
    await until(() => views.length === 1, 'the view');
    scrollTo(0, 0);
  });

  it('is not when it was in view for less than a second', async () => {
    const {views} = await asked(0);
    const space = document.body.appendChild(document.createElement('div'));
    space.style.height = '5000px';
    await pause(500);
    scrollTo(0, 4000);
    await pause(700);
    expect(views.length).to.equal(0);
    space.remove();
  });

  it('does not count when the reader asked for it', async () => {
    const {views, reads} = await asked(0, true);
    await pause(1150);
    expect([views.length, reads()]).to.deep.equal([0, 0]);
  });

  it('does not count for an ask that has gone', async () => {
    const {views} = await asked(0);
    await pause(300);
    document.querySelector('reader-appeal')!.remove();
    await pause(1000);
    expect(views.length).to.equal(0);
  });

  it('takes the focus only when the reader asked for it', async () => {
    const {element} = await asking();
    await pause(60);
    expect(hasFocus(element)).to.equal(false);
    const other = await ready();
    begin(other.element, {explicit: true});
    await until(() => focusedName() === 'Since you are here', 'the heading focused');
  });
});

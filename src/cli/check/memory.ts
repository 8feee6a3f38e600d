import {roomNeeded} from '../../core/ask/room-needed.js';
import {ASKS_BYTES} from '../../core/ask/trim-record.js';
import {armsOf} from './arms.js';
import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** Rules that go by what a browser is not allowed to remember, and promises that it can't keep then. */
export function checkMemory({config, now}: Subject, report: Report): void {
  const {consent, snooze, quietDays, campaigns} = config;
  checkRoom(config, now, report);
  if (consent.meter === 'off') checkMeter(config, report);
  if (consent.snooze === 'off' && snooze.choices.length) {
    report(
      'snooze-not-kept',
      ['consent', 'snooze'],
      'Readers may say “later”, but nothing of it is remembered, so they are asked again on the next page.',
      'Let "consent.snooze" be "exempt" or "required", or take the choices out ("snooze": {"choices": []}).',
    );
  }
  if (consent.supporter === 'off' && campaigns.length) {
    report(
      'gifts-not-kept',
      ['consent', 'supporter'],
      'Gifts are not remembered, so who has given is asked again on the next page.',
      'Let "consent.supporter" be "exempt" or "required", or state "supporter" for readers whom you know.',
    );
  }
  for (const [frequency, days] of Object.entries(quietDays ?? {})) {
    if (days > 0) continue;
    report(
      'gifts-not-kept',
      ['quietDays', frequency],
      `After ${frequency === 'pledged' ? 'a promise' : `a ${frequency} gift`} readers are asked again at once.`,
      'Let there be at least a few weeks of silence.',
    );
  }
}

/** Old campaigns make room for those that still ask. */
function checkRoom(config: Subject['config'], now: number, report: Report): void {
  const asking = config.campaigns.filter(({schedule}) => !(Date.parse(schedule?.until ?? '') <= now));
  const room = roomNeeded({...config, campaigns: asking});
  if (room <= ASKS_BYTES) return;
  report(
    'caps-outgrow-record',
    ['campaigns'],
    `What these ${asking.length} campaigns count on takes up to ${room} bytes; a browser keeps ${ASKS_BYTES} of them for a reader, so the oldest views are forgotten and some may be asked more often.`,
    'Take out campaigns, or give them shorter ids or smaller limits (maxViews, dailyLimit, cycleViews).',
  );
}

function checkMeter(config: Subject['config'], report: Report): void {
  const path = ['consent', 'meter'];
  const choices = config.snooze.choices.filter((choice) => choice.startsWith('articles:'));
  if (choices.length) {
    report(
      'articles-not-counted',
      ['snooze', 'choices', config.snooze.choices.indexOf(choices[0] ?? '')],
      `No article is counted ("consent.meter" is "off"), so a “later” of ${choices.join(', ')} never ends.`,
      'Take the choice out, or let "consent.meter" be "exempt" or "required".',
    );
  }
  for (const {campaign, index, pacing} of armsOf(config)) {
    const {audience = {}, gate} = campaign;
    const going = [
      ...(['minArticles', 'maxArticles', 'graceHours'] as const).filter((key) => audience[key]),
      ...(['start', 'between', 'skip'] as const).filter((key) => pacing[key]),
      ...(gate?.free ? ['free'] : []),
    ];
    if (!going.length) continue;
    report(
      'articles-not-counted',
      ['campaigns', index],
      `“${campaign.id}” goes by articles (${going.join(', ')}), and none is counted ("consent.meter" is "off").`,
      'Let "consent.meter" be "exempt" or "required", or take these rules out.',
    );
  }
  if (config.campaigns.some(({alwaysAsk}) => !alwaysAsk)) {
    report(
      'caps-not-kept',
      path,
      'No view is remembered, so no limit on how often readers are asked ever holds.',
      'Let "consent.meter" be "exempt" or "required".',
    );
  }
}

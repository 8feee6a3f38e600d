import {readConfig} from '../core/config/read-config.js';
import type {AppealConfig, Campaign} from '../core/config/config.js';
import type {Decision} from '../core/ask/decide.js';
import {snoozeTerm} from '../core/ask/snooze.js';
import type {Happening} from '../core/ask/remember.js';
import {isFrequency} from '../core/gift/gift.js';
import {fromMajor} from '../core/gift/money.js';
import '../elements/define.js';
import type {ReaderAppeal} from '../elements/reader-appeal/reader-appeal.js';
import {createReader} from '../reader/reader.js';
import type {DataClass, OpenOptions, Stage, StageHost, TriggerData} from './stage-contract.js';

/** Events of the elements, kept for those who listen late. */
const TYPES =
  'view frequency-change amount-change method-change checkout redirect complete decline abandon snooze resume dismiss error';

const CLASSES: Readonly<Record<Happening['kind'], DataClass>> = {
  article: 'meter',
  view: 'meter',
  dismiss: 'snooze',
  snooze: 'snooze',
  resume: 'snooze',
  gift: 'supporter',
};

/**
 * Shows what the loader decided. Parses the whole config before anything is shown.
 *
 * @throws AppealError `config-invalid`; every problem is in its `problems`.
 */
export async function createStage(host: StageHost): Promise<Stage> {
  const config = await checkedConfig(host);
  const reader = createReader(host.store, (kind) => {
    const rule = config.consent[CLASSES[kind]];
    return rule !== 'off' && (rule !== 'required' || !!host.granted[CLASSES[kind]]);
  });
  let asked: Decision | null = null;

  const appeals = (): ReaderAppeal[] => [...document.querySelectorAll('reader-appeal')];
  const campaignOf = (id?: string | null): Campaign | undefined => config.campaigns.find((each) => each.id === id);

  /** The element for a campaign: one that names it, else the first that names none. */
  const elementFor = ({id, placement = 'inline'}: Campaign): ReaderAppeal | undefined => {
    const elements = appeals().filter(
      (element) => !element.preview && !element.src && (!element.campaign || element.campaign === id),
    );
    return (
      elements.find((element) => [id, placement].includes(element.placement)) ??
      (placement === 'inline' ? elements[0] : undefined)
    );
  };
  const prepare = (element: ReaderAppeal): ReaderAppeal =>
    Object.assign(element, {config, reader, region: host.options.reader?.region ?? ''});

  const refresh = (): void => {
    const record = reader.record();
    asked = host.decide(config, record);
    const campaign = campaignOf(asked.campaign);
    const chosen = campaign && elementFor(campaign);
    const waiting = asked.reasons.find(({rule, pass}) => rule === 'snooze' && !pass);
    const back = waiting && !record.gift ? campaignOf(waiting.campaign) : undefined;
    const backed = back && elementFor(back);
    for (const element of appeals()) {
      if (element.preview || element.src) continue;
      prepare(element);
      if (element.engaged) continue;
      if (element === chosen && campaign) {
        if (element.step !== 'ask') element.begin({campaign, variant: asked.variant});
      } else if (element === backed && back) {
        if (element.step !== 'snoozed') element.wait(back);
      } else element.rest();
    }
  };

  /** What may change elsewhere, in another tab or another appeal, that matters to what is shown here. */
  const marks = (): string => JSON.stringify([reader.record().snooze, reader.record().gift]);
  let showing = marks();
  const stop = reader.subscribe(() => {
    const before = showing;
    showing = marks();
    if (before === showing) return;
    // Who has given is not asked any more, whatever was open.
    if (reader.record().gift)
      appeals().forEach((element) => ['ask', 'snoozed'].includes(element.step) && element.rest());
    refresh();
  });
  const past = (event: Event): void => void host.past.push(event);
  const connected = (): void => refresh();

  TYPES.split(' ').forEach((type) => document.addEventListener(`appeal-${type}`, past));
  document.addEventListener('appeal-connected', connected);

  return {
    refresh,
    open(how = {}) {
      const {campaign: id, frequency, amount} = toOptions(how);
      const campaign = campaignOf(id) ?? campaignOf(asked?.campaign) ?? config.campaigns[0];
      if (!campaign) return;
      const element = prepare(elementFor(campaign) ?? place());
      const {currency} = config;
      const minor = amount ? fromMajor(amount, element.currency || currency.default) : null;
      if (['payment', 'declined'].includes(element.step)) element.scrollIntoView({block: 'center'});
      else {
        element.begin({campaign, explicit: true, frequency, minor: minor ?? undefined});
        element.scrollIntoView({block: 'start'});
      }
    },
    close() {
      appeals().forEach((element) => element.rest());
    },
    snooze(choice = 'P7D') {
      const term = snoozeTerm(choice, Date.now());
      if (!term) return;
      reader.remember({kind: 'snooze', ...term});
      refresh();
    },
    resume() {
      reader.remember({kind: 'resume'});
      refresh();
    },
    markSupporter(frequency = 'monthly') {
      reader.remember({kind: 'gift', frequency});
    },
    forget() {
      reader.forget();
    },
    destroy() {
      stop();
      reader.close();
      document.removeEventListener('appeal-connected', connected);
      TYPES.split(' ').forEach((type) => document.removeEventListener(`appeal-${type}`, past));
      appeals().forEach((element) => element.rest());
    },
  };
}

/** The config, or an error that says all that is wrong with it; only then the checks with words are loaded. */
async function checkedConfig(host: StageHost): Promise<AppealConfig> {
  const given = (host.config as {campaigns?: unknown[]}).campaigns?.length;
  try {
    const config = readConfig(host.config);
    if (config.campaigns.length === given) return config;
    explain(host.config).catch(host.fail);
    return config;
  } catch {
    return explain(host.config);
  }
}

async function explain(config: unknown): Promise<AppealConfig> {
  const {parseConfig} = await import('../core/config/parse-config.js');
  return parseConfig(config);
}

/** A page without a place for it gets one at the end of what it says. */
function place(): ReaderAppeal {
  const element = document.createElement('reader-appeal');
  (document.querySelector('main') ?? document.body).append(element);
  return element;
}

function toOptions(how: OpenOptions | TriggerData): OpenOptions {
  if (!('appealOpen' in how)) return how as OpenOptions;
  const {appealOpen, appealFrequency, appealAmount} = how;
  return {
    ...(appealOpen && {campaign: appealOpen}),
    ...(isFrequency(appealFrequency) && {frequency: appealFrequency}),
    ...(appealAmount && {amount: Number(appealAmount)}),
  };
}

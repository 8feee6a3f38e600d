/** The half of the stage that answers the page's own code, its triggers, and other tabs. Comes after the first paint. */
import type {Campaign} from '../core/config/config.js';
import type {Happening} from '../core/ask/remember.js';
import {varied} from '../core/config/varied.js';
import {DAY} from '../core/ask/record.js';
import {snoozeTerm} from '../core/ask/snooze.js';
import {isFrequency} from '../core/gift/is-frequency.js';
import {fromMajor} from '../core/gift/money.js';
import {wearTheme} from '../elements/shared/wear-theme.js';
import type {ReaderAppeal} from '../elements/reader-appeal/reader-appeal.js';
import {isWayBack, takeWayBack} from '../elements/reader-appeal/way-back.js';
import {createReader, type Reader} from '../reader/reader.js';
import type {DataClass, OpenOptions, StageCalls, TriggerData} from './stage-contract.js';
import type {Scene} from './stage.js';

/** Events of the elements, kept for those who listen late. */
const TYPES =
  'frequency-change amount-change method-change checkout redirect complete decline abandon snooze resume dismiss error';

const CLASSES: Readonly<Record<Happening['kind'], DataClass>> = {
  article: 'meter',
  seed: 'meter',
  view: 'meter',
  dismiss: 'snooze',
  snooze: 'snooze',
  resume: 'snooze',
  gift: 'supporter',
  ungift: 'supporter',
  quiet: 'supporter',
};

/** Brings the reader's memory to a scene, once, and keeps scene and memory in step. */
export function join(scene: Scene): Reader {
  if (scene.reader) return scene.reader;
  const {host, config} = scene;
  const {signal} = host;
  const allows = (kind: Happening['kind']): boolean => {
    const rule = config.consent[CLASSES[kind]];
    return rule !== 'off' && (host.granted[CLASSES[kind]] ?? rule === 'exempt');
  };
  const reader = (scene.reader = createReader(host.store, allows, config));
  // Brought too late: all has ended meanwhile.
  if (signal.aborted) {
    reader.close();
    return reader;
  }
  for (const type of TYPES.split(' '))
    document.addEventListener(`appeal-${type}`, (event) => (host.past[event.type] = event), {signal});

  /** What may change elsewhere, in another tab or another appeal, that matters to what is shown here. */
  const marks = (): string => JSON.stringify([reader.record().snooze, reader.record().gift]);
  let showing = marks();
  reader.subscribe(() => {
    const before = showing;
    showing = marks();
    if (before === showing) return;
    // Who has given is not asked any more, whatever was open.
    if (reader.record().gift) close(scene);
    scene.refresh();
  });
  signal.addEventListener('abort', () => {
    reader.close();
    document.querySelectorAll('reader-appeal[temporary]').forEach((element) => element.remove());
  });
  scene.appeals().forEach(scene.prepare);
  return reader;
}

/** Does what the page's code or a trigger asks for. */
export function act<Name extends keyof StageCalls>(
  scene: Scene,
  name: Name,
  given: Parameters<StageCalls[Name]>[0],
): void {
  const reader = join(scene);
  const calls: StageCalls = {
    open: (how) => open(scene, how),
    close: () => close(scene),
    snooze(choice = 'P7D') {
      const term = snoozeTerm(choice, Date.now());
      if (term) reader.remember({kind: 'snooze', ...term});
      else console.error(`reader-appeal: "${choice}" is no span such as P7D or articles:5.`);
    },
    resume: () => reader.remember({kind: 'resume'}),
    markSupporter: (frequency = 'monthly') => reader.remember({kind: 'gift', frequency}),
    forget: () => reader.forget(),
  };
  (calls[name] as (given: unknown) => void)(given);
}

/** Makes an element for what lies over the page; with it in the page, the scene looks again. */
export function lay(scene: Scene, campaign: Campaign): void {
  const {placement = '', format = placement} = campaign;
  if (scene.elementFor(campaign) || !['bar', 'dialog', 'gate'].includes(placement)) return;
  makePlace(format, placement);
}

/** Takes away what is shown, but no payment and no thanks. */
function close(scene: Scene): void {
  for (const element of scene.appeals()) if (['ask', 'snoozed'].includes(element.step)) element.rest();
}

/** Opens what the page's code or a trigger asks for; a reader who comes back from paying goes before. */
function open(scene: Scene, how: OpenOptions | TriggerData = {}): void {
  if (isWayBack()) {
    comeBack(scene);
    return;
  }
  const {campaign: id = previewed(), frequency, amount} = toOptions(how);
  const [name, variant = null] = id?.split('.') ?? [];
  // No campaign: for a page about privacy.
  if (name === 'why' && !scene.campaign(name)) {
    why(scene).catch(scene.host.fail);
    return;
  }
  const [first] = scene.config.campaigns;
  const named = scene.campaign(name) ?? first;
  if (!named) return;
  const campaign = varied(named, variant);
  const element = scene.prepare(scene.elementFor(campaign) ?? makePlace());
  const currency = element.currency || scene.config.currency.default;
  element.supporter = !!scene.host.options.reader?.supporter;
  const minor = (amount && fromMajor(amount, currency)) || undefined;
  if (!['payment', 'declined'].includes(element.step))
    element.begin({campaign, variant, explicit: true, frequency, minor});
  element.scrollIntoView({block: 'start'});
}

/** Shows what is remembered of this reader. */
async function why(scene: Scene): Promise<void> {
  const {config} = scene;
  const reader = join(scene);
  const locale = config.locale === 'auto' ? document.documentElement.lang || navigator.language : config.locale;
  const silence = (): void => reader.remember({kind: 'snooze', until: Date.now() + 365 * DAY});
  const {openWhy} = await import('../elements/appeal-why/open-why.js');
  const panel = await openWhy(document.body, {reader, publication: config.publication.name, locale, silence});
  wearTheme(panel, config.theme);
}

/** The address may name a campaign, or `campaign.variant`, to be looked at: that is shown as what is asked for is. */
function previewed(): string | undefined {
  return new URLSearchParams(location.search).get('appeal_preview') ?? undefined;
}

/** A reader comes back from a payment page: the appeal that was left goes on, whatever the page view would call for. */
function comeBack(scene: Scene): void {
  const way = takeWayBack();
  const campaign = scene.campaign(way?.departure?.campaign) ?? scene.config.campaigns[0];
  if (!way || !campaign) return;
  const element = scene.prepare(scene.elementFor(campaign) ?? makePlace());
  element.begin({campaign, variant: way.departure?.variant ?? null, explicit: true});
  // Not asked again before it is known what became of the gift.
  element.session = null;
  element.wait(campaign, async (acting) => {
    await acting.framing;
    element.session = null;
    if (await acting.comeBack(way)) return;
    // Nobody has been away: the page view goes on as any other.
    element.rest();
    scene.refresh();
  });
  element.scrollIntoView({block: 'start'});
}

/** A page without a place for it gets a dialog, for this one time. */
function makePlace(format = 'dialog', placement = ''): ReaderAppeal {
  const element = document.createElement('reader-appeal');
  element.setAttribute('format', format);
  element.setAttribute('placement', placement);
  element.setAttribute('temporary', '');
  // What the page keeps free for its own appeals is not for this one.
  element.style.setProperty('--appeal-reserve', '0');
  document.body.append(element);
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

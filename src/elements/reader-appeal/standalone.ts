import {decide, type Decision} from '../../core/ask/decide.js';
import {onlyHeldBy} from '../../core/ask/only-held-by.js';
import type {ReaderRecord} from '../../core/ask/record.js';
import {emptyRecord} from '../../core/ask/visit-record.js';
import type {AppealConfig, Campaign} from '../../core/config/config.js';
import {varied} from '../../core/config/varied.js';
import {readConfig} from '../../core/config/read-config.js';
import {AppealError} from '../../core/errors.js';
import {createReader} from '../../reader/reader.js';
import {openStore} from '../../reader/store.js';
import type {ReaderAppeal} from './reader-appeal.js';
import {bringLooks} from '../shared/looks.js';
import {takeWayBack} from './way-back.js';

/**
 * Lets an appeal look after itself, on a page without the script tag: config from its property, from JSON inside it or
 * from `src`; its own record; its own decision, among the campaigns that may stand there.
 *
 * @throws AppealError `config-invalid`, or whatever fetching it threw.
 */
export async function beginAlone(element: ReaderAppeal): Promise<void> {
  const config = await configOf(element);
  element.config = config;
  // The appeal goes before its looks.
  await bringLooks(config).catch((cause: unknown) => console.error('reader-appeal', cause));
  beginWith(element, config);
}

/** The same, once the config and its looks are there: what is decided stands when this returns. */
export function beginWith(element: ReaderAppeal, config: AppealConfig): void {
  element.reader ??= createReader(openStore(config.publication.id), undefined, config);
  const campaigns = campaignsFor(element, config);
  // On every page the same.
  if (campaigns.some(({holdout, variants}) => holdout ?? variants[0]))
    element.reader.remember({kind: 'seed', dice: Math.random()});
  const way = takeWayBack();
  const campaign = campaigns.find(({id}) => id === way?.departure?.campaign) ?? campaigns[0];
  if (way && campaign)
    element.wait(campaign, async (acting) => (await acting.comeBack(way)) || decideAlone(element, config, campaigns));
  else decideAlone(element, config, campaigns);
}

/**
 * The config of an appeal that looks after itself.
 *
 * @throws AppealError `config-invalid`, or whatever fetching it threw.
 */
export async function configOf(element: ReaderAppeal): Promise<AppealConfig> {
  return element.config ?? checked(await given(element));
}

/** The campaigns that may stand where the element stands. */
export function campaignsFor(element: ReaderAppeal, config: AppealConfig): readonly Campaign[] {
  return config.campaigns.filter(
    ({id, placement = 'inline'}) =>
      (!element.campaign || element.campaign === id) &&
      (!element.placement || [id, placement].includes(element.placement)),
  );
}

/** What is decided of an appeal that looks after itself. */
export function decisionFor(
  element: ReaderAppeal,
  config: AppealConfig,
  campaigns: readonly Campaign[],
  record: ReaderRecord,
): Decision {
  return decide(
    {...config, campaigns},
    {
      now: Date.now(),
      dice: Math.random(),
      page: {url: location.pathname},
      reader: {...(element.region && {region: element.region})},
      record,
    },
  );
}

function decideAlone(element: ReaderAppeal, config: AppealConfig, campaigns: readonly Campaign[]): void {
  const decision = decisionFor(element, config, campaigns, element.remembered ?? emptyRecord());
  const named = (id: string | null | undefined) => campaigns.find((campaign) => campaign.id === id);
  const asking = named(decision.campaign);
  const waiting = named(onlyHeldBy(decision.reasons));
  if (asking) element.begin({campaign: varied(asking, decision.variant), variant: decision.variant});
  else if (waiting) element.wait(waiting);
  else element.rest();
}

async function given(element: ReaderAppeal): Promise<unknown> {
  const inline = element.querySelector(':scope > script[type="application/json"]');
  if (inline) return JSON.parse(inline.textContent);
  const response = await fetch(element.src);
  if (!response.ok) throw new Error(`${element.src} answered ${response.status}`);
  return response.json();
}

function checked(input: unknown): AppealConfig {
  try {
    return readConfig(input);
  } catch (cause) {
    throw new AppealError('config-invalid', 'The config is wrong; `parseConfig` says where.', {cause});
  }
}

import {decide} from '../../core/ask/decide.js';
import {onlyHeldBy} from '../../core/ask/only-held-by.js';
import {emptyRecord} from '../../core/ask/visit-record.js';
import type {AppealConfig} from '../../core/config/config.js';
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
  element.reader ??= createReader(openStore(config.publication.id), undefined, config);
  const campaigns = config.campaigns.filter(
    ({id, placement = 'inline'}) =>
      (!element.campaign || element.campaign === id) &&
      (!element.placement || [id, placement].includes(element.placement)),
  );
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

function decideAlone(element: ReaderAppeal, config: AppealConfig, campaigns: AppealConfig['campaigns']): void {
  const decision = decide(
    {...config, campaigns},
    {
      now: Date.now(),
      dice: Math.random(),
      page: {url: location.pathname},
      reader: {...(element.region && {region: element.region})},
      record: element.remembered ?? emptyRecord(),
    },
  );
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

import type {Decision} from '../core/ask/decide.js';
import {onlyHeldBy} from '../core/ask/only-held-by.js';
import type {AppealConfig, Campaign} from '../core/config/config.js';
import {varied} from '../core/config/varied.js';
import {readConfig} from '../core/config/read-config.js';
import '../elements/define.js';
import type {AppealViewEvent} from '../elements/events.js';
import type {ReaderAppeal} from '../elements/reader-appeal/reader-appeal.js';
import {bringLooks} from '../elements/shared/looks.js';
import type {Reader} from '../reader/reader.js';
import type * as Acting from './acting.js';
import type {Stage, StageHost} from './stage-contract.js';

/** What the stage's two halves share. */
export interface Scene {
  readonly host: StageHost;
  readonly config: AppealConfig;
  /** Comes with the acting half. */
  reader: Reader | null;
  /** Shows what the page view calls for. */
  refresh(anew?: boolean): Decision;
  /** The page's appeals that are looked after here. */
  appeals(): ReaderAppeal[];
  campaign(id: string | null | undefined): Campaign | undefined;
  /** The element for a campaign. */
  elementFor(campaign: Campaign): ReaderAppeal | undefined;
  prepare(element: ReaderAppeal): ReaderAppeal;
}

/**
 * Shows what the loader decided. Reads the whole config before anything is shown.
 *
 * @throws AppealError `config-invalid`; every problem is in its `problems`.
 */
export async function createStage(host: StageHost): Promise<Stage> {
  const config = await checkedConfig(host);
  // Before anything is shown, so that nothing changes its looks; the appeal goes before them where they can't be had.
  await bringLooks(config).catch(host.fail);
  /** Brings the acting half and, with it, the reader. */
  async function acting(): Promise<typeof Acting> {
    const half = await import('./acting.js');
    half.join(scene);
    return half;
  }

  const scene: Scene = {
    host,
    config,
    reader: null,
    appeals: () => [...document.querySelectorAll('reader-appeal')].filter(({preview, src}) => !preview && !src),
    campaign: (id) => config.campaigns.find((campaign) => campaign.id === id),
    // One that names the campaign or its placement, else the first that may take any.
    elementFor({id, placement = 'inline'}) {
      const elements = scene.appeals().filter(({campaign}) => !campaign || campaign === id);
      const named = elements.find((element) => [id, placement].includes(element.placement));
      return named ?? (placement === 'inline' ? elements[0] : undefined);
    },
    prepare: (element) =>
      Object.assign(element, {
        config,
        reader: scene.reader,
        record: host.store.load,
        join: acting,
        region: host.options.reader?.region ?? '',
      }),
    refresh(anew) {
      const decision = host.decide(config, scene.reader?.record() ?? host.store.load());
      const waiting = onlyHeldBy(decision.reasons);
      const {variant, placement} = decision;
      const named = scene.campaign(decision.campaign);
      const asking = named && {...varied(named, variant), placement: placement ?? 'inline'};
      const quiet = scene.campaign(waiting);
      const chosen = asking && scene.elementFor(asking);
      // What lies over the page needs no place in it, but somebody to make it.
      if (asking && !chosen) void acting().then(({lay}) => lay(scene, asking), host.fail);
      const back = quiet && scene.elementFor(quiet);
      for (const element of scene.appeals()) {
        scene.prepare(element);
        if (anew && !['payment', 'declined'].includes(element.step)) element.rest();
        if (element.engaged) continue;
        if (asking && element === chosen) {
          if (element.step !== 'ask') element.begin({campaign: asking, variant});
        } else if (quiet && element === back) {
          if (element.step !== 'snoozed') element.wait(quiet);
        } else element.rest();
      }
      return decision;
    },
  };
  const {signal} = host;
  document.addEventListener('appeal-connected', () => scene.refresh(), {signal});
  const keep = (event: Event): unknown => (host.past[event.type] = event);
  // Whoever counts may come later than what is to be counted.
  document.addEventListener('appeal-exposure', keep, {signal});
  const seen = (event: Event & Partial<AppealViewEvent>): void => {
    keep(event);
    const {meter} = config.consent;
    const counts = meter !== 'off' && (host.granted.meter ?? meter === 'exempt');
    const {campaign} = event;
    const now = Date.now();
    // Counting comes with the first view: nobody waits for it.
    if (!scene.reader && counts && campaign)
      import('../core/ask/remember.js').then(
        ({remember}) => void host.store.update((record) => remember(record, {kind: 'view', campaign}, now, config)),
        host.fail,
      );
  };
  document.addEventListener('appeal-view', seen, {signal});
  // Other tabs speak through the storage; what that means is known to the acting half.
  addEventListener('storage', ({key}) => key === host.store.key && void acting().catch(host.fail), {signal});
  signal.addEventListener('abort', () => scene.appeals().forEach((element) => element.rest()));

  return {
    refresh: scene.refresh,
    call: (name, given) => void acting().then(({act}) => act(scene, name, given), host.fail),
  };
}

/** The config, or an error that says all that is wrong with it; the words for that are loaded only then. */
async function checkedConfig({config: given, fail}: StageHost): Promise<AppealConfig> {
  const explain = async (): Promise<AppealConfig> =>
    (await import('../core/config/parse-config.js')).parseConfig(given);
  try {
    const config = readConfig(given);
    if (config.campaigns.length < given.campaigns.length) explain().catch(fail);
    return config;
  } catch {
    return explain();
  }
}

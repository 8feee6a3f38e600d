import type {Decision} from '../../../core/ask/decide.js';
import {onlyHeldBy} from '../../../core/ask/only-held-by.js';
import type {AnalyticsConfig} from '../../../core/config/config.js';
import {VOCABULARY, type ReportedEvent} from '../../../core/vocabulary.js';
import type {AsideHost} from '../aside-contract.js';
import {ownModule} from '../own-module.js';
import {beacon} from './beacon.js';
import {fieldsOf} from './fields-of.js';
import type {Reporter, Tools} from './reporter.js';
import {dataLayer, gtag, matomo, plausible} from './tools.js';

const TOOLS: Readonly<Record<string, (tools: Tools) => Reporter>> = {
  'data-layer': dataLayer,
  gtag,
  plausible,
  matomo,
};

/**
 * Reports events to whatever counts them. What has happened before this came is made up for.
 *
 * @param analytics where to, as the config says.
 */
export async function report(host: AsideHost, analytics: readonly AnalyticsConfig[]): Promise<void> {
  holdouts(host);
  const wanted = analytics.filter(({sample = 1}) => Math.random() < sample);
  await Promise.all(wanted.map((each) => begin(host, each).catch(host.fail)));
}

async function begin(host: AsideHost, config: AnalyticsConfig): Promise<void> {
  const tell = await reporterOf(host, config);
  const all = Object.keys(VOCABULARY) as ReportedEvent[];
  for (const name of all.filter((each) => config.events?.includes(each) ?? true)) {
    const heard = (event: Event): void => {
      try {
        tell(name, {...fieldsOf(name, event), ...(config.sample && config.sample < 1 && {sample: config.sample})});
      } catch (cause) {
        console.error('reader-appeal', cause);
      }
    };
    const before = host.past[`appeal-${name}`];
    if (before) heard(before);
    document.addEventListener(`appeal-${name}`, heard, {signal: host.signal});
  }
}

/** Who was not asked for comparison's sake, and would have been otherwise, was exposed to just that: once for each page. */
function holdouts({past, signal}: AsideHost): void {
  let known = '';
  const look = (event: Event & {decision?: Decision}): void => {
    const {campaign = null, reasons = []} = event.decision ?? {};
    const held = campaign === null && onlyHeldBy(reasons, 'holdout');
    if (!held || known === held + location.href) return;
    known = held + location.href;
    const exposure = Object.assign(new CustomEvent('appeal-exposure'), {campaign: held, variant: 'holdout'});
    past[exposure.type] = exposure;
    document.dispatchEvent(exposure);
  };
  document.addEventListener('appeal-decision', look, {signal});
  const before = past['appeal-decision'];
  if (before) look(before);
}

async function reporterOf({config, signal}: AsideHost, {adapter, endpoint}: AnalyticsConfig): Promise<Reporter> {
  const tools = window as unknown as Tools;
  if (adapter === 'beacon') return beacon(String(endpoint), String(config.publication?.id), signal);
  return TOOLS[adapter]?.(tools) ?? ownModule<Reporter>(adapter, 'report');
}

import {fromMinor} from './from-minor.js';
import {prefixed, toolName, type Reporter, type Tools} from './reporter.js';

/** What the tool makes of itself before it is there: a list of what is to come. */
const list = (tools: Tools, name: string): unknown[] => (tools[name] ??= []) as unknown[];

/** Google Tag Manager, and whatever else reads `dataLayer`. */
export const dataLayer =
  (tools: Tools): Reporter =>
  (event, fields) =>
    void list(tools, 'dataLayer').push({event: toolName(event), ...prefixed(fields)});

/** Google Analytics 4. A gift has its sum as the event's value. */
export const gtag =
  (tools: Tools): Reporter =>
  (event, fields) => {
    const {minor, currency} = fields;
    const sum = minor && currency && {value: fromMinor(fields), currency: String(currency).toUpperCase()};
    const call = ['event', toolName(event), {...prefixed(fields), ...(sum || {})}];
    if (typeof tools['gtag'] === 'function') (tools['gtag'] as (...call: unknown[]) => void)(...call);
    else list(tools, 'dataLayer').push(call);
  };

/** Plausible. A gift has its sum as revenue. */
export const plausible =
  (tools: Tools): Reporter =>
  (event, fields) => {
    const {currency} = fields;
    const revenue = event === 'complete' && {
      revenue: {amount: fromMinor(fields), currency: String(currency).toUpperCase()},
    };
    const call = [toolName(event), {props: fields, ...(revenue || {})}];
    const tool = tools['plausible'] as ((...call: unknown[]) => void) & {q?: unknown[]};
    if (typeof tool === 'function') tool(...call);
    else {
      const queue = (...later: unknown[]): unknown => queue.q.push(later);
      queue.q = [call] as unknown[];
      tools['plausible'] = queue;
    }
  };

/** Matomo. What is known of an event beside its campaign and variant stays behind: Matomo has one name for each event. */
export const matomo =
  (tools: Tools): Reporter =>
  (event, fields) => {
    const {campaign = '', variant = '', minor} = fields;
    const name = [campaign, variant].filter(Boolean).join('/');
    list(tools, '_paq').push(['trackEvent', 'Reader Appeal', event, name, ...(minor ? [fromMinor(fields)] : [])]);
  };

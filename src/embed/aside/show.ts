import type {Decision} from '../../core/ask/decide.js';

/** Shows a decision in the console, one row for each rule of each campaign. */
export function show({campaign, variant, placement, reasons}: Decision): void {
  const asks = campaign && [campaign, variant].filter(Boolean).join(', variant ');
  console.log(`reader-appeal: ${asks ? `“${asks}” asks (${placement}).` : 'Nobody is asked on this page.'}`);
  console.table(
    reasons.map(({campaign, rule, pass, seen, limit, nextAt}) => ({
      campaign,
      rule,
      verdict: pass ? 'pass' : 'HOLDS BACK',
      seen: write(seen),
      limit: write(limit),
      'next at': nextAt ? new Date(nextAt).toISOString() : '',
    })),
  );
}

/** Values as they fit into a cell; moments as people read them. */
function write(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && value > 1e11) return new Date(value).toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}

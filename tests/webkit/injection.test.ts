/** Somebody's markup in every string of a config, in WebKitGTK. */
import {describe, expect, test} from 'vitest';

import {APPEAL, scriptTag} from '../e2e/support/own-page.js';
import {asVariant, everywhere, LOOK, LOOKS} from '../support/injection.js';
import {PAYLOADS} from '../unit/core/payloads.js';
import type {Reader} from './support/reader.js';
import {visit} from './support/visit.js';

/** As many as are shown within the driver's patience. */
const AT_ONCE = 60;

let reader: Reader;
const site = visit((come) => (reader = come));

describe('F32 somebody’s markup in every string of a config', () => {
  test.each(
    LOOKS.filter(({preview}) => preview !== 'declined' && preview !== 'snoozed').map(
      (attributes) => [Object.values(attributes).join(' in a '), attributes] as const,
    ),
  )('is words and nothing else: %s', async (_, attributes) => {
    site.answers.set('/own-page', {
      body: `<!doctype html><html lang="en"><head><title>A page</title>${scriptTag()}</head><body>${APPEAL}</body></html>`,
      headers: {'content-security-policy': "img-src 'self'; connect-src 'self'; form-action 'self'"},
    });
    await reader.open(`${site.url}/own-page`);
    await reader.waitFor('heading', '^Somebody has to sit through the meeting$');
    const injected = PAYLOADS.map(everywhere);
    const rest = attributes['preview'] === 'ask' ? [...injected, ...injected.map(asVariant)] : injected;
    let shown = 0;
    while (rest.length > 0) {
      const cases = [everywhere('Plain words'), ...rest.splice(0, AT_ONCE)];
      const seen = await reader.runAsync<{wrong: string[]; shown: number}>(LOOK, cases, attributes);
      expect(seen.wrong).toEqual([]);
      shown += seen.shown;
    }
    expect(shown).toBeGreaterThan(PAYLOADS.length);
    expect(site.problems.filter((problem) => problem.startsWith('uncaught'))).toEqual([]);
  });
});

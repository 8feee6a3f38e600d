import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** Ways to give that come with the package. */
const ADAPTERS = ['stripe', 'sandbox', 'link', 'bank-transfer'];

/** How the money is to come. */
export function checkCheckout({config: {checkout}}: Subject, report: Report): void {
  const {adapter, endpoint, methods, ways = {}} = checkout;
  const used = new Map(methods.map((id) => [ways[id]?.adapter ?? adapter, id] as const));
  for (const [name, id] of used) {
    const path = ways[id]?.adapter ? ['checkout', 'ways', id, 'adapter'] : ['checkout', 'adapter'];
    if (name === 'sandbox') {
      report(
        'checkout-sandbox',
        path,
        'The sandbox plays payments: no money moves.',
        'Name your own checkout before readers see it.',
      );
    } else if (!ADAPTERS.includes(name) && !name.startsWith('/')) {
      report(
        'adapter-unknown',
        path,
        `No adapter “${name}” comes with the package.`,
        `Add it in your own code (addCheckout), or use one of ${ADAPTERS.join(', ')}.`,
      );
    }
  }
  const remote = /^http:\/\/(?!localhost|127\.|\[::1\])/i.test(endpoint);
  if (remote) {
    report(
      'endpoint-insecure',
      ['checkout', 'endpoint'],
      `${endpoint} is not encrypted; browsers refuse it from a page that is.`,
      'Use https://, or an address on the same site.',
    );
  }
}

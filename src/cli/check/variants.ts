import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** Variants that nobody gets, or that are no variants. */
export function checkVariants({config: {campaigns}}: Subject, report: Report): void {
  campaigns.forEach(({id, appeal, variants}, index) => {
    const path = ['campaigns', index, 'variants'];
    variants.forEach((variant, at) => {
      if (variant.weight > 0) return;
      report(
        'variant-never-shown',
        [...path, at, 'weight'],
        `The variant “${variant.id}” of “${id}” has the weight 0: no reader gets it.`,
        'Give it a weight above 0, or take it out.',
      );
    });
    const seen = new Map<string, string>();
    variants.forEach((variant, at) => {
      const {id: own, weight: _, ...rest} = variant;
      const words = JSON.stringify({...rest, appeal: {...appeal, ...rest.appeal}});
      const twin = seen.get(words);
      if (twin === undefined) seen.set(words, own);
      else {
        report(
          'variant-twin',
          [...path, at],
          `The variants “${twin}” and “${own}” of “${id}” are the same, so nothing is learnt from them.`,
          'Let them differ in one thing, or add their weights up.',
        );
      }
    });
  });
}

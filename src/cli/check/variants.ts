import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** Variants that nobody gets, or that are no variants. */
export function checkVariants({config: {campaigns}}: Subject, report: Report): void {
  campaigns.forEach(({id, appeal, pacing, variants, holdout}, index) => {
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
    const [only, ...others] = variants.filter(({weight}) => weight > 0);
    if (only && !others.length && !holdout) {
      report(
        'variant-alone',
        path,
        `“${only.id}” is the only variant of “${id}” that readers get, so it is compared with nothing.`,
        'Add the campaign as it stands as a variant of its own ({"id": "as-it-is", "weight": 1}), or set a "holdout".',
      );
    }
    const seen = new Map<string, string>();
    variants.forEach((variant, at) => {
      const {id: own, weight: _, ...rest} = variant;
      const words = JSON.stringify({...rest, appeal: {...appeal, ...rest.appeal}, pacing: {...pacing, ...rest.pacing}});
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

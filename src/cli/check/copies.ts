import type {AppealConfig, AppealCopy} from '../../core/config/config.js';
import type {Path} from './finding.js';

/** One text of the publisher's, and where it stands. */
export interface Copy {
  readonly path: Path;
  readonly kind: 'heading' | 'lead' | 'paragraph' | 'highlight';
  readonly text: string;
  /** Which campaign says it. */
  readonly campaign: number;
}

/** Every text that an appeal may say, in the order of the config. */
export function copiesOf({campaigns}: AppealConfig): readonly Copy[] {
  return campaigns.flatMap(({appeal, variants}, campaign) => [
    ...copiesIn(appeal, ['campaigns', campaign, 'appeal'], campaign),
    ...variants.flatMap((variant, at) =>
      variant.appeal ? copiesIn(variant.appeal, ['campaigns', campaign, 'variants', at, 'appeal'], campaign) : [],
    ),
  ]);
}

function copiesIn({heading, lead, paragraphs = [], highlight}: AppealCopy, at: Path, campaign: number): Copy[] {
  const texts: [Copy['kind'], string | undefined, Path][] = [
    ['heading', heading, ['heading']],
    ['lead', lead, ['lead']],
    ...paragraphs.map((text, index): [Copy['kind'], string, Path] => ['paragraph', text, ['paragraphs', index]]),
    ['highlight', highlight, ['highlight']],
  ];
  return texts.flatMap(([kind, text, path]) =>
    text === undefined ? [] : {kind, text, path: [...at, ...path], campaign},
  );
}

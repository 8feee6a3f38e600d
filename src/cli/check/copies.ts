import type {AppealConfig} from '../../core/config/config.js';
import {armsOf, pathIn, type Arm} from './arms.js';
import type {Path} from './finding.js';

/** One text of the publisher's, and where it stands. */
export interface Copy {
  readonly path: Path;
  readonly kind: 'heading' | 'lead' | 'paragraph' | 'highlight';
  readonly text: string;
  /** Where it is said. */
  readonly arm: Arm;
}

/** Every text that an appeal may say, in the order of the config; one that several variants say stands there for each. */
export function copiesOf(config: AppealConfig): readonly Copy[] {
  return armsOf(config).flatMap((arm) => {
    const {heading, lead, paragraphs = [], highlight} = arm.appeal;
    const at = (key: string, ...rest: (string | number)[]): Path => [...pathIn(arm, 'appeal', key), key, ...rest];
    const texts: [Copy['kind'], string | undefined, Path][] = [
      ['heading', heading, at('heading')],
      ['lead', lead, at('lead')],
      ...paragraphs.map((text, index): [Copy['kind'], string, Path] => ['paragraph', text, at('paragraphs', index)]),
      ['highlight', highlight, at('highlight')],
    ];
    return texts.flatMap(([kind, text, path]) => (text === undefined ? [] : {kind, text, path, arm}));
  });
}

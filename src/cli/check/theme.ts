import type {ThemeName} from '../../core/config/theme-names.js';
import {contrastOf, over, readColour, type Rgba, type Scheme} from './colour.js';
import {DEFAULT_COLOURS} from './default-colours.js';
import type {Path, Report} from './finding.js';
import type {Subject} from './subject.js';

/** The properties that are colours. */
const COLOURS = ['accent', 'onAccent', 'surface', 'text', 'muted', 'border', 'highlight', 'focus'] as const;
type Colour = (typeof COLOURS)[number];

/** What is seen on what, and the least contrast that readers need for it: WCAG 2.2, 1.4.3 and 1.4.11. */
const PAIRS: readonly (readonly [front: Colour, behind: Colour, least: 4.5 | 3, what: string])[] = [
  ['onAccent', 'accent', 4.5, 'the words on the button'],
  ['text', 'surface', 4.5, 'the text'],
  ['text', 'highlight', 4.5, 'the highlighted words'],
  ['muted', 'surface', 4.5, 'the small print'],
  ['accent', 'surface', 3, 'what is chosen'],
  ['border', 'surface', 3, 'the lines around what can be chosen'],
  ['focus', 'surface', 3, 'the ring around what has the focus'],
];

/** Colours that can't be told from each other. */
export function checkTheme({config: {theme: given}}: Subject, report: Report): void {
  const theme = {...DEFAULT_COLOURS[(given['name'] ?? 'plain') as ThemeName], ...given};
  for (const name of COLOURS) {
    const value = theme[name];
    if (value === undefined || readColour(value, 'light')) continue;
    report(
      'colour-unknown',
      ['theme', name],
      `Only a page can tell what colour “${value}” is, so its contrast was not looked at.`,
      'Write a colour such as #0b5cad, rgb(…), oklch(…) or light-dark(…, …), or check its contrast in the page.',
    );
  }
  for (const [front, behind, least, what] of PAIRS) checkPair(front, behind, least, what, {theme, given}, report);
  const half = theme['surface'] !== undefined ? 'text' : 'surface';
  if ((theme['surface'] === undefined) !== (theme['text'] === undefined)) {
    report(
      'theme-half',
      ['theme'],
      `The theme sets the ${half === 'text' ? 'surface, and the text on it' : 'text, and the surface under it'} is whatever the page has.`,
      `Set "${half}" as well, or neither.`,
    );
  }
}

type Theme = Readonly<Record<string, string>>;

function checkPair(
  front: Colour,
  behind: Colour,
  least: number,
  what: string,
  {theme, given}: {theme: Theme; given: Theme},
  report: Report,
): void {
  const schemes = (['light', 'dark'] as const).flatMap((scheme) => {
    const ground = groundOf(behind, theme, scheme);
    const colour = colourOf(front, theme, scheme);
    if (!ground || !colour) return [];
    const ratio = contrastOf(over(colour, ground), ground);
    return ratio < least ? [{scheme, ratio}] : [];
  });
  if (!schemes.length) return;
  const path: Path = given[front] === undefined ? ['theme', behind] : ['theme', front];
  const ratios = schemes.map(
    ({scheme, ratio}) => `${(Math.floor(ratio * 100) / 100).toFixed(2)} : 1 in ${scheme} mode`,
  );
  report(
    'contrast-low',
    path,
    `“${front}” on “${behind}” has a contrast of ${ratios.join(' and ')}; for ${what} it has to be ${least} : 1.`,
    schemes.length === 1
      ? `Choose other colours, or one for each mode: light-dark(…, …).`
      : `Choose a lighter or darker “${front}” or “${behind}”.`,
  );
}

function colourOf(name: Colour, theme: Theme, scheme: Scheme): Rgba | null {
  const own = theme[name];
  // The focus ring is in the text's colour.
  if (own === undefined && name === 'focus') return colourOf('text', theme, scheme);
  return own === undefined ? null : readColour(own, scheme);
}

/** A colour to see others on: nothing shines through it. */
function groundOf(name: Colour, theme: Theme, scheme: Scheme): Rgba | null {
  const colour = colourOf(name, theme, scheme);
  if (!colour || colour.alpha === 1) return colour;
  const behind = name === 'surface' ? null : groundOf('surface', theme, scheme);
  return behind && over(colour, behind);
}

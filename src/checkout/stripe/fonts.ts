import type {CustomFontSource} from '@stripe/stripe-js';

/** Enough for regular and bold; each is one more request by the form. */
const MOST = 4;

/**
 * The page's own font files for a family, so that Stripe's frame can load them too. Only what the page's style sheets let
 * be read, from `https` or inline: nothing is guessed. The font's server has to allow Stripe's origin (CORS).
 *
 * @param families as computed, e.g. `"Source Serif", Georgia, serif`; the first counts.
 */
export function fontsFor(families = ''): CustomFontSource[] {
  const wanted = plain(families.split(',')[0] ?? '');
  if (!wanted) return [];
  const faces = [...document.styleSheets].flatMap((sheet) =>
    facesOf(sheet).filter(({style}) => plain(style.getPropertyValue('font-family')) === wanted),
  );
  return faces.flatMap((face) => sourceOf(face, wanted)).slice(0, MOST);
}

function facesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    // Another site's style sheet keeps its rules to itself.
    return [];
  }
}

function sourceOf({style, parentStyleSheet}: CSSFontFaceRule, family: string): CustomFontSource[] {
  const base = parentStyleSheet?.href ?? document.baseURI;
  const [, address] = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(style.getPropertyValue('src')) ?? [];
  if (!address || !URL.canParse(address, base)) return [];
  const {href, protocol} = new URL(address, base);
  if (!/^(https|data):$/.test(protocol)) return [];
  const slant = style.getPropertyValue('font-style');
  const weight = style.getPropertyValue('font-weight');
  const range = style.getPropertyValue('unicode-range');
  return [
    {
      family,
      src: `url(${href})`,
      ...(isSlant(slant) && {style: slant}),
      ...(weight && {weight}),
      ...(range && {unicodeRange: range}),
    },
  ];
}

function isSlant(text: string): text is 'normal' | 'italic' | 'oblique' {
  return /^(normal|italic|oblique)$/.test(text);
}

/** A family's name without its quotes. */
function plain(name: string): string {
  return name.trim().replace(/^(["'])(.*)\1$/, '$2');
}

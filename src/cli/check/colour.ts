import Color from 'colorjs.io';

/** A colour in sRGB, each part from 0 to 1. */
export interface Rgba {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

/** What readers may have their screens set to. */
export type Scheme = 'light' | 'dark';

/**
 * A CSS colour as it is in one scheme, or `null` where only a page can tell: variables, `currentcolor`, system colours,
 * and what is no colour at all. Colours outside sRGB are brought into it, as most screens do.
 */
export function readColour(css: string, scheme: Scheme): Rgba | null {
  const pair = /^light-dark\(\s*((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)$/i.exec(css.trim());
  const text = pair ? (scheme === 'light' ? pair[1] : pair[2]) : css;
  try {
    const colour = new Color((text ?? '').trim()).to('srgb').toGamut({space: 'srgb'});
    const [red, green, blue] = colour.coords.map((part) => Math.min(Math.max(part ?? 0, 0), 1));
    if (red === undefined || green === undefined || blue === undefined) return null;
    return {rgb: [red, green, blue], alpha: colour.alpha};
  } catch {
    // Not one that can be told from its text.
    return null;
  }
}

/** A colour that is seen through to another one, which is opaque. */
export function over({rgb, alpha}: Rgba, behind: Rgba): Rgba {
  const mix = (at: 0 | 1 | 2): number => rgb[at] * alpha + behind.rgb[at] * (1 - alpha);
  return {rgb: [mix(0), mix(1), mix(2)], alpha: 1};
}

/**
 * The contrast of two opaque colours, from 1 to 21.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastOf(one: Rgba, other: Rgba): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance({rgb: [red, green, blue]}: Rgba): number {
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/**
 * The appeal's looks, worked out: what a form in a frame of another site is told, since it inherits nothing and can
 * work out neither `var()` nor `color-mix()`.
 */

/** The public custom properties, and what the elements make of each where the page sets none (tokens.styles). */
const COLOURS = {
  accent: 'var(--_accent)',
  'on-accent': 'var(--_on)',
  text: 'currentcolor',
  muted: 'var(--_muted)',
  border: 'var(--_line)',
  focus: 'var(--appeal-focus, currentcolor)',
} as const;
const LENGTHS = {radius: 'var(--_radius)', space: 'var(--_space)'} as const;

/** Red, green, blue, and how much of them there is: 0 to 1 each. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Literal values by the names of the custom properties: colours as opaque `rgb()`, lengths in px. `--appeal-surface` is
 * what is seen behind the form, `--appeal-font-size` the size of its text.
 *
 * @param host a drawn appeal.
 */
export function appearanceOf(host: Element): Record<string, string> {
  const probe = document.createElement('span');
  (host.shadowRoot?.querySelector('.container') ?? host).append(probe);
  const computed = getComputedStyle(probe);
  /** Mixed with nothing, every way of writing a colour comes out as one and the same. */
  const colour = (value: string): Colour => {
    probe.style.setProperty('background-color', `color-mix(in srgb, ${value} 100%, transparent 0%)`);
    return read(computed.backgroundColor);
  };
  const length = (value: string): string => {
    probe.style.setProperty('padding-top', value);
    return computed.paddingTop;
  };
  try {
    const layers = backgrounds(probe).map(colour);
    const behind = layers.reduceRight<Colour>((below, layer) => over(layer, below), colour('canvas'));
    return {
      '--appeal-surface': write(behind),
      ...named(COLOURS, (value) => write(over(colour(value), behind))),
      ...named(LENGTHS, length),
      '--appeal-font': computed.fontFamily,
      '--appeal-font-size': computed.fontSize,
    };
  } finally {
    probe.remove();
  }
}

/** The backgrounds of all that an element stands in, out through every slot and shadow root, nearest first. */
function backgrounds(element: Element): string[] {
  const found: string[] = [];
  for (let at: Element | null = element; at; at = around(at)) found.push(getComputedStyle(at).backgroundColor);
  return found;
}

function around(element: Element): Element | null {
  const {assignedSlot, parentNode, parentElement} = element;
  return assignedSlot ?? (parentNode instanceof ShadowRoot ? parentNode.host : parentElement);
}

function named(values: Readonly<Record<string, string>>, work: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--appeal-${name}`, work(value)]));
}

/** Reads `color(srgb 1 0 0 / 0.5)`. */
function read(computed: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

/** One colour laid over an opaque one. */
function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const mix = (top: number, at: 0 | 1 | 2): number => top * alpha + below[at] * (1 - alpha);
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1];
}

/** Colours outside of what every screen can show come to its edge. */
function write([red, green, blue]: Colour): string {
  const parts = [red, green, blue].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255));
  return `rgb(${parts.join(', ')})`;
}

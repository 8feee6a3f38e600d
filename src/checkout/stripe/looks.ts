import type {Appearance} from '@stripe/stripe-js';

/**
 * The appeal's looks as Stripe's forms take them: in a frame of another site nothing is inherited, and nothing is worked
 * out, so every value is literal.
 *
 * @param values resolved custom properties by name (`CheckoutRequest.appearance`).
 */
export function looksOf(values: Readonly<Record<string, string>>): Appearance {
  const of = (name: string): string | undefined => values[`--appeal-${name}`];
  const focus = of('focus') ?? of('text');
  const variables: NonNullable<Appearance['variables']> = {labelFontWeight: '700', inputBoxShadow: 'none'};
  for (const [name, value] of [
    ['colorPrimary', of('accent')],
    ['accessibleColorOnColorPrimary', of('on-accent')],
    ['colorBackground', of('surface')],
    ['colorText', of('text')],
    ['labelColorText', of('text')],
    ['colorTextSecondary', of('muted')],
    ['colorTextPlaceholder', of('muted')],
    ['inputColorBorder', of('border')],
    ['inputFocusColorBorder', of('text')],
    ['inputFocusBoxShadow', 'none'],
    ['focusBoxShadow', 'none'],
    ['focusOutline', focus && `3px solid ${focus}`],
    ['borderRadius', of('radius')],
    ['fontFamily', of('font')],
    ['fontSizeBase', of('font-size')],
  ] as const) {
    if (value) variables[name] = value;
  }
  return {theme: isDark(of('surface')) ? 'night' : 'stripe', variables, rules: {'.Input': {padding: '12px'}}};
}

/** By how light a colour looks (Rec. 709 weights). */
function isDark(color = ''): boolean {
  const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? [];
  return blue !== undefined && 0.2126 * Number(red) + 0.7152 * Number(green) + 0.0722 * Number(blue) < 110;
}

/**
 * How likely counts stray at least so far from their shares by chance alone (Pearson's chi-square test).
 *
 * @param counts how many there are of each kind.
 * @param shares how many there should be, in any unit; all above 0.
 * @returns from 0 to 1; 1 where there is nothing to compare.
 */
export function chanceOf(counts: readonly number[], shares: readonly number[]): number {
  const total = sum(counts);
  const whole = sum(shares);
  if (counts.length < 2 || total === 0) return 1;
  const statistic = sum(
    counts.map((count, at) => {
      const expected = ((shares[at] ?? 0) / whole) * total;
      return (count - expected) ** 2 / expected;
    }),
  );
  return upperGamma((counts.length - 1) / 2, statistic / 2);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The regularised upper incomplete gamma function Q(a, x) (DLMF 8.2.4): a series below a + 1, a fraction above. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    // DLMF 8.7.1
    let term = 1 / a;
    let series = term;
    for (let n = 1; n < 1000 && term > series * 1e-15; n++) {
      term *= x / (a + n);
      series += term;
    }
    return Math.max(1 - scale * series, 0);
  }
  // DLMF 8.9.2, by Lentz's method.
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1000; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return scale * fraction;
}

/** ln Γ(a) for half and whole numbers, which is all that degrees of freedom come to: Γ(a + 1) = a Γ(a). */
function logGamma(a: number): number {
  let result = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let factor = Number.isInteger(a) ? 1 : 0.5; factor < a; factor++) result += Math.log(factor);
  return result;
}

/** Gives numbers in [0, 1), the same ones for the same seed. */
export type Random = () => number;

/**
 * A stream of numbers of its own for each reader, so that no reader depends on what another one did.
 * sfc32 (Chris Doty-Humphrey's, from PractRand), its state filled by splitmix32.
 *
 * @param seed any whole number.
 * @param stream which of the seed's streams.
 */
export function randomFor(seed: number, stream: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) | 0;
  const fill = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, counter] = [fill(), fill(), fill(), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x100000000;
  };
  // Near seeds begin alike.
  for (let warm = 0; warm < 8; warm++) next();
  return next;
}

/** How long until the next of events that come `rate` times in a unit of time; never 0. */
export function untilNext(random: Random, rate: number): number {
  return -Math.log(1 - random()) / rate;
}

/** A number of at least 1 whose mean is `mean`, each further one as likely as the one before (geometric). */
export function atLeastOne(random: Random, mean: number): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / mean));
}

/** A number whose logarithm is spread normally around that of `median` (Box and Muller). */
export function lognormal(random: Random, median: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(sigma * normal);
}

/** Picks by shares, which need not add up to 1. */
export function picker<T>(shares: readonly (readonly [T, number])[]): (random: Random) => T | undefined {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  return (random) => {
    let left = random() * total;
    for (const [value, share] of shares) {
      left -= share;
      if (left < 0) return value;
    }
    return shares.at(-1)?.[0];
  };
}

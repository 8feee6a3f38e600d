import {SEEDS} from './record.js';

/** A number of 32 bits for a text, the same on every machine. Not reversible, nor meant to be secure. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Where a reader stands within a campaign, in [0, 1): all seeds are spread evenly there, and for another campaign in
 * another order, so that two experiments don't divide readers alike.
 */
export function shareOf(seed: number, campaign: string): number {
  let at = seed;
  const key = hashOf(campaign);
  // Each step gives every number another one, none twice: the shares stay exact.
  for (let round = 0; round < 3; round += 1) {
    at = Math.imul(at ^ (key >>> (round * 9)), 0x9e35) & (SEEDS - 1);
    at ^= at >> 7;
  }
  return at / SEEDS;
}

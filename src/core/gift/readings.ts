import type {Gift} from './gift.js';
import {withinLimits, type Ladders} from './ladder.js';

/** So many times what is suggested first, and more than all that is, looks like a nought too many, or a mark left out. */
const FAR_MORE = 10;

/**
 * What a typed amount may have been meant as, where it is far from what is suggested for it: with a nought (or a decimal mark)
 * less, or for the other period of a month and a year.
 *
 * @param gift as it was typed.
 * @param ladders the ones on offer; a frequency that is not offered is none that could be meant.
 * @returns other gifts that can be made, the likeliest first; none when nothing is odd. Never the gift itself.
 */
export function otherReadings({frequency, amount}: Gift, ladders: Ladders[string] = {}): readonly Gift[] {
  const {minor, currency} = amount;
  const ladder = ladders[frequency];
  const most = ladder?.presets.at(-1);
  if (!ladder || most === undefined) return [];
  const readings: Gift[] = [];
  const add = (other: Gift['frequency'], sum: number): void => {
    const there = ladders[other];
    if (there && withinLimits(there, sum)) readings.push({frequency: other, amount: {minor: sum, currency}});
  };
  // What is usually given in a year, typed for each month; and the other way round.
  const yearly = ladders.yearly?.presets;
  if (frequency === 'monthly' && minor > most && yearly?.[0] !== undefined && minor >= yearly[0]) add('yearly', minor);
  const [least = 0] = ladder.presets;
  const monthly = ladders.monthly?.presets.at(-1);
  if (frequency === 'yearly' && minor < least && monthly !== undefined && minor <= monthly) add('monthly', minor);
  if (minor > most && minor >= ladder.default * FAR_MORE) {
    const slip = [10, 100].find((times) => minor % times === 0 && minor / times <= most);
    if (slip) add(frequency, minor / slip);
  }
  return readings;
}

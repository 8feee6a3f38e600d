import {SEEDS, type ReaderRecord} from './record.js';

/** The record with a seed, which stays: what divides readers over variants. @param dice in [0, 1). */
export function withSeed(record: ReaderRecord, dice: number): ReaderRecord {
  if (record.seed !== undefined) return record;
  return {...record, seed: Math.floor(dice * SEEDS)};
}

import type {ReaderRecord} from './record.js';
import {emptyRecord} from './visit-record.js';

/** What is kept only with the reader's consent, or by request: classes that a config can tie to it. */
export type DataClass = 'snooze' | 'meter' | 'supporter';

/** Which class each part of a record belongs to. */
export const CLASS_OF = {
  reads: 'meter',
  views: 'meter',
  closed: 'snooze',
  snooze: 'snooze',
  picked: 'snooze',
  gift: 'supporter',
} as const satisfies Record<Exclude<keyof ReaderRecord, 'v'>, DataClass>;

/** The record without what belongs to a class: what is left when consent for it is withdrawn. */
export function withoutClass(record: ReaderRecord, gone: DataClass): ReaderRecord {
  const parts = Object.entries(CLASS_OF).filter(([, each]) => each === gone);
  const empty = emptyRecord();
  return {...record, ...Object.fromEntries(parts.map(([part]) => [part, empty[part as keyof ReaderRecord]]))};
}

import {logOf} from './log.js';
import type {ReaderRecord} from './record.js';
import {emptyRecord} from './visit-record.js';

/** What is kept only with the reader's consent, or by request: classes that a config can tie to it. */
export type DataClass = 'snooze' | 'meter' | 'supporter';

/** Which class each part of a record belongs to. */
export const CLASS_OF = {
  read: 'meter',
  reads: 'meter',
  snooze: 'snooze',
  picked: 'snooze',
  gift: 'supporter',
} as const satisfies Record<Exclude<keyof ReaderRecord, 'v' | 'asks' | 'seed'>, DataClass>;

/** Which class each part of a campaign's log belongs to. */
const CLASS_OF_LOG: readonly DataClass[] = ['meter', 'snooze', 'snooze', 'supporter', 'supporter', 'meter'];

/** The record without what belongs to a class: what is left when consent for it is withdrawn. */
export function withoutClass(record: ReaderRecord, gone: DataClass): ReaderRecord {
  const parts = Object.entries(CLASS_OF).filter(([, each]) => each === gone);
  const empty = emptyRecord();
  const logs = Object.keys(record.asks).map((id) => {
    const log = logOf(record.asks, id);
    return [id, CLASS_OF_LOG.map((each, part) => (each === gone ? '' : (log[part] ?? ''))).join('.')] as const;
  });
  const {seed, ...rest} = record;
  return {
    ...rest,
    ...(seed !== undefined && gone !== 'meter' && {seed}),
    ...Object.fromEntries(parts.map(([part]) => [part, empty[part as keyof ReaderRecord]])),
    asks: Object.fromEntries(logs.filter(([, log]) => /[^.]/.test(log))),
  };
}

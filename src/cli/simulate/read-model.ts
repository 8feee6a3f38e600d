import * as v from 'valibot';
import {UsageError} from '../shell/command.js';
import type {JsonFile} from '../shell/json-file.js';
import type {Model} from './model.js';
import {parseVisits} from './visits.js';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const weight = v.pipe(v.number(), v.finite(), v.minValue(0));
const weights = v.pipe(
  v.record(v.string(), weight),
  v.check((all) => Object.values(all).some((each) => each > 0), 'at least one share has to be above 0'),
);

/** A model as people write it; what is left out keeps its default. */
const MODEL = v.partial(
  v.strictObject({
    visits: v.pipe(
      v.string(),
      v.check((text) => parseVisits(text) !== null, 'a spread of visits, such as 60%x1.5,40%x10'),
    ),
    articles: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
    minutes: v.pipe(v.number(), v.gtValue(0), v.maxValue(1000)),
    view: share,
    give: share,
    snooze: share,
    dismiss: share,
    gifts: v.partial(v.strictObject({monthly: weight, once: weight, yearly: weight})),
    consent: share,
    supporters: share,
    loggedIn: share,
    tags: v.record(v.string(), share),
    sensitive: share,
    regions: weights,
    languages: weights,
    devices: weights,
    referrers: weights,
    facts: v.record(v.string(), weights),
    zones: v.pipe(
      weights,
      v.check((zones) => Object.keys(zones).every(isZone), 'time zones by their IANA name, such as Europe/Berlin'),
    ),
    hours: v.pipe(
      v.array(weight),
      v.length(24, '24 of them'),
      v.check((hours) => hours.some((each) => each > 0), 'at least one hour has to be above 0'),
    ),
  }),
);

/**
 * Reads a model from a file.
 *
 * @param base what holds where the file says nothing.
 * @throws UsageError that names the first field that is wrong.
 */
export function readModel({name, value, place}: JsonFile, base: Model): Model {
  if (Array.isArray(value)) throw new UsageError(`${name}: (root): an object of what is assumed, not a list`);
  const {success, output, issues} = v.safeParse(MODEL, value);
  if (success) return {...base, ...(JSON.parse(JSON.stringify(output)) as Partial<Model>)};
  const [issue] = issues;
  const path = (issue.path ?? []).map(({key}) => key as string | number);
  const {line, column} = place(path);
  throw new UsageError(`${name}:${line}:${column}: ${path.join('.') || '(root)'}: ${issue.message}`);
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone}).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import {byPurposes, everything, type ConsentAdapter, type ConsentOptions, type Granted} from './consent-adapter.js';
import {whenThere} from './when-there.js';

/** As far as we read it: github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform, CMP API 1.1. */
interface Ping {
  readonly signalStatus?: string;
  readonly applicableSections?: readonly number[];
  readonly parsedSections?: Readonly<Record<string, unknown>>;
}

type Api = (
  command: string,
  answer: (data: {readonly pingData?: Ping; readonly listenerId?: number}, ok: boolean) => void,
  what?: unknown,
) => void;

/** Fields of the sections of the United States that say, with 1, that a reader has opted out. */
const OPT_OUTS = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'];

/**
 * The IAB's Global Privacy Platform: `__gpp`. Its European section goes by purposes. In those of the United States,
 * whoever opts out of anything counts as not consenting. Where no section applies, everything is granted.
 */
export const consent: ConsentAdapter = (tell, options) =>
  whenThere(
    '__gpp',
    (api) =>
      (api as Api)('addEventListener', ({pingData, listenerId}, ok) => {
        if (options.signal.aborted) (api as Api)('removeEventListener', () => undefined, listenerId);
        else if (ok && pingData?.signalStatus === 'ready') tell(read(pingData, options));
      }),
    options.signal,
  );

function read({applicableSections = [], parsedSections = {}}: Ping, options: ConsentOptions): Granted {
  if (applicableSections.every((section) => section <= 0)) return everything(true);
  const sections = Object.entries(parsedSections).map(([name, parts]) => [name, flat(parts)] as const);
  const european = sections.find(([name]) => name.startsWith('tcfeu'))?.[1];
  if (european) {
    const consents = european['PurposeConsents'];
    const given = Array.isArray(consents) ? (consents as unknown[]) : [];
    // Written as flags in their order, or as the numbers of those that are granted.
    return byPurposes((each) => given[each - 1] === true || given.includes(each), options);
  }
  const out = sections.some(([, parts]) => parts['Gpc'] === true || OPT_OUTS.some((field) => parts[field] === 1));
  return everything(!out);
}

/** A section comes whole, or as a list of its parts. */
function flat(parts: unknown): Record<string, unknown> {
  return Object.assign({}, ...[parts].flat()) as Record<string, unknown>;
}

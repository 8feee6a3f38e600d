import {byPurposes, everything, type ConsentAdapter} from './consent-adapter.js';
import {whenThere} from './when-there.js';

/** As far as we read it: github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, CMP API v2.2. */
interface TcData {
  readonly eventStatus?: string;
  readonly gdprApplies?: boolean;
  readonly listenerId?: number;
  readonly purpose?: {readonly consents?: Readonly<Record<number, boolean>>};
  readonly publisher?: {readonly consents?: Readonly<Record<number, boolean>>};
}

type Api = (command: string, version: number, answer: (data: TcData, ok: boolean) => void, what?: unknown) => void;

/**
 * IAB Europe's Transparency and Consent Framework 2: `__tcfapi`. Where the law does not apply, everything is granted; as
 * long as the reader has not been asked, nothing is said.
 */
export const consent: ConsentAdapter = (tell, options) =>
  whenThere(
    '__tcfapi',
    (api) =>
      (api as Api)('addEventListener', 2, (data, ok) => {
        if (!ok) return;
        const {eventStatus, gdprApplies, purpose, publisher, listenerId} = data;
        if (options.signal.aborted) (api as Api)('removeEventListener', 2, () => undefined, listenerId);
        else if (gdprApplies === false) tell(everything(true));
        else if (eventStatus === 'tcloaded' || eventStatus === 'useractioncomplete') {
          tell(byPurposes((each) => !!(purpose?.consents?.[each] || publisher?.consents?.[each]), options));
        }
      }),
    options.signal,
  );

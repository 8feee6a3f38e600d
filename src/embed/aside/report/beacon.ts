import type {ReportedFields} from '../../../core/vocabulary.js';
import type {Reporter} from './reporter.js';

/** So many wait at most. */
const BATCH = 20;

/**
 * An endpoint of the publisher's own: what has happened on a page goes out in one piece when the page is left or hidden,
 * or twenty at a time. The body is JSON; it is sent as `text/plain`, so that another origin's endpoint is not asked first.
 *
 * @param endpoint where to.
 * @param publication the config's `publication.id`.
 * @param signal ends it, with what is still to be sent.
 */
export function beacon(endpoint: string, publication: string, signal: AbortSignal): Reporter {
  let waiting: ReportedFields[] = [];
  const send = (): void => {
    if (!waiting.length) return;
    const body = JSON.stringify({v: 1, publication, events: waiting});
    waiting = [];
    // A browser that has too much to send already says so.
    if (!navigator.sendBeacon(endpoint, body)) {
      fetch(endpoint, {method: 'POST', body, keepalive: true, mode: 'no-cors'}).catch(() => undefined);
    }
  };
  addEventListener('pagehide', send, {signal});
  document.addEventListener('visibilitychange', () => document.hidden && send(), {signal});
  signal.addEventListener('abort', send);
  return (event, fields) => {
    if (waiting.push({event, ...fields}) >= BATCH) send();
  };
}

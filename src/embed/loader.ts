import type {AskConfig} from '../core/ask/ask-config.js';
import {decide, type Decision} from '../core/ask/decide.js';
import {onlySnoozed} from '../core/ask/only-snoozed.js';
import {type ReaderRecord} from '../core/ask/record.js';
import {withArticle} from '../core/ask/visit-record.js';
import {openStore, type Store} from '../reader/store.js';
import type {ReaderAppealApi} from './api.js';
import {all, readPage} from './page.js';
import type {DataClass, InitOptions, Stage, StageModule} from './stage-contract.js';

/** The config as it came; nobody has checked it yet. */
interface RawConfig extends AskConfig {
  readonly publication?: {readonly id?: unknown};
  readonly consent?: {readonly meter?: string};
}

/** What only the stage can do: calling one brings it. */
const STAGED = ['open', 'close', 'snooze', 'resume', 'markSupporter', 'forget', 'destroy'] as const;

/**
 * Decides on a page view, and brings the stage when there is something to show. One for each page.
 *
 * @param loadStage brings the part that shows things; called at the first need.
 */
export function createLoader(version: string, loadStage: () => Promise<StageModule>): ReaderAppealApi {
  const past: Event[] = [];
  const granted: Partial<Record<DataClass, boolean>> = {};
  const dice = Math.random();
  const options: InitOptions = {};
  let config: RawConfig;
  let store: Store | undefined;
  let decision: Decision | undefined;
  let staging: Promise<Stage> | undefined;
  let url: string | undefined;
  let settle: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => (settle = resolve));

  const emit = (type: string, details: object): void => {
    const event = Object.assign(new Event(`appeal-${type}`), details);
    past.push(event);
    document.dispatchEvent(event);
  };

  const fail = (cause: unknown, code = 'unavailable'): void => {
    console.error('[reader-appeal]', cause);
    emit('error', {code: (cause as {code?: string} | null)?.code ?? code, cause});
  };

  const judge = (ask: AskConfig, record: ReaderRecord): Decision => {
    decision = decide(ask, {
      now: Date.now(),
      dice,
      page: readPage(options.page),
      reader: options.reader ?? {},
      record,
    });
    emit('decision', {decision});
    return decision;
  };

  const attempt = async (act: () => unknown, code?: string): Promise<void> => {
    try {
      await act();
    } catch (cause) {
      fail(cause, code);
    }
  };

  const onStage = (act: (stage: Stage) => void): Promise<void> =>
    ready.then(() =>
      attempt(async () => {
        if (!store) return;
        const host = {config, store, granted, options, past, decide: judge, fail};
        staging ??= loadStage().then((stage) => stage.createStage(host));
        // What could not be brought this time may come the next.
        staging.catch(() => (staging = undefined));
        act(await staging);
      }),
    );

  /** One page view: on load, on every step of a single-page application, on coming back. */
  const visit = (): void => {
    const refresh = (): void => void onStage((stage) => stage.refresh());
    const record = store?.load();
    // Back from a payment page: that goes before whatever the page view calls for.
    if (location.search.includes('appeal_session=')) api.open();
    else if (staging) refresh();
    else if (record && judge(config, record).campaign) refresh();
    else {
      // No gap where nothing, or but a line, is to come.
      const waits = onlySnoozed(decision?.reasons ?? []);
      for (const {style} of appeals()) {
        if (waits) style.setProperty('--appeal-reserve', '0');
        else style.display = 'none';
      }
      if (waits) whenNear(refresh);
    }
  };

  const arrive = (): void => {
    if (!store || url === location.href) return;
    // A reload is not another article; in a single-page application only the first page can be one.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- everywhere, and a third of its successor's bytes
    const fresh = url || (performance as Partial<Performance>).navigation?.type !== 1;
    url = location.href;
    const {meter = 'exempt'} = config.consent ?? {};
    const counts = fresh && {exempt: true, required: granted.meter}[meter];
    // A page with room for an ask is something to read.
    if (counts && readPage(options.page).placements[0]) store.save(withArticle(store.load(), Date.now()));
    visit();
  };

  const api = {
    version,
    ready,
    init: (given?: InitOptions) =>
      attempt(async () => {
        config = (await read(Object.assign(options, given).config)) as RawConfig;
        store = openStore(config.publication?.id);
        url = '';
        emit('ready', {version});
        arrive();
      }, 'config-unavailable').then(settle),
    explain: () => decision,
    state: () => ({decision, record: store?.load()}),
    on(type: string, listener: (event: Event) => void) {
      document.addEventListener(`appeal-${type}`, listener);
      past.forEach((event) => event.type === `appeal-${type}` && queueMicrotask(() => listener(event)));
    },
    off: (type: string, listener: (event: Event) => void) => document.removeEventListener(`appeal-${type}`, listener),
    consent(given: typeof granted) {
      Object.assign(granted, given);
      if (Object.values(given).includes(false)) api.forget();
    },
  } as ReaderAppealApi;
  for (const name of STAGED) api[name] = (given?: never) => void onStage((stage) => stage.call(name, given));

  addEventListener('click', (event) => {
    const trigger = (event.composedPath()[0] as Element).closest<HTMLElement>('[data-appeal-open]');
    if (!trigger || !store) return;
    event.preventDefault();
    api.open(trigger.dataset);
  });
  (window as {navigation?: EventTarget}).navigation?.addEventListener('currententrychange', () => setTimeout(arrive));
  return api;
}

/** The page's appeals, defined or not. */
const appeals = (): HTMLElement[] => all('reader-appeal');

/** Waits until the reader comes to an appeal. */
function whenNear(act: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    act();
  });
  appeals().forEach((element) => observer.observe(element));
}

async function read(source: unknown): Promise<unknown> {
  if (typeof source !== 'string') return source;
  if (source[0] === '#') return JSON.parse(document.querySelector(source)?.textContent ?? '');
  const response = await fetch(source);
  if (!response.ok) throw Error(source);
  return response.json();
}

import type {AskConfig} from '../core/ask/ask-config.js';
import {decideBy} from '../core/ask/decide-by.js';
import {goesFurther} from '../core/ask/goes-further.js';
import type {Decision} from '../core/ask/visit.js';
import {type ReaderRecord} from '../core/ask/record.js';
import {markOf, withArticle} from '../core/ask/visit-record.js';
import {openStore, type Store} from '../reader/store.js';
import type {AnalyticsConfig, ConsentConfig} from '../core/config/config.js';
import type {ReaderAppealApi} from './api.js';
import type {AsideHost, AsideModule, Decide} from './aside/aside-contract.js';
import {address, all, readPage} from './page.js';
import type {DataClass, InitOptions, Stage, StageHost, StageModule} from './stage-contract.js';

/** The config as it came; nobody has checked it yet. */
interface RawConfig extends AskConfig {
  readonly publication?: {readonly id?: unknown};
  readonly consent?: ConsentConfig;
  readonly analytics?: readonly AnalyticsConfig[];
}

/** What only the stage can do: calling one brings it. */
const STAGED = ['open', 'close', 'snooze', 'resume', 'markSupporter', 'forget'] as const;

/** How often to look for an appeal that has come late, and, without the Navigation API, for a new address; in ms. */
const LOOK_EVERY = 500;

/**
 * Decides on a page view, and brings the stage when there is something to show. One for each page.
 *
 * @param loadStage brings the part that shows things; called at the first need.
 * @param loadAside brings what few sites use and few pages need; called where it is asked for.
 */
export function createLoader(
  version: string,
  loadStage: () => Promise<StageModule>,
  loadAside: () => Promise<AsideModule>,
): ReaderAppealApi {
  const past: Record<string, Event> = {};
  const granted: Partial<Record<DataClass, boolean>> = {};
  const options: InitOptions = {};
  let config: RawConfig;
  let store: Store | null | undefined;
  let decision: Decision | undefined;
  let decideNow: Decide = (ask, seen) => decideBy(ask, seen);
  let staging: Promise<Stage> | null | undefined;
  /** Ends with `destroy`, and whatever listens ends with it. */
  let life = new AbortController();
  let timer: ReturnType<typeof setInterval> | undefined;
  let near: IntersectionObserver | undefined;
  let url: string | undefined;
  /** How many appeals the page had when it was last looked at. */
  let places = 0;
  /** Whether this page is still to be counted as an article. */
  let uncounted: unknown;
  /** Who has this page's one ask: a campaign of ours, or what another script calls itself. */
  let holder: string | null | undefined;
  let settle: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => (settle = resolve));

  /** Until `destroy`; a controller has a `signal`, which is all that is read of it here. */
  const hear = (type: string, act: (event: Event) => unknown, at: EventTarget = document): void =>
    at.addEventListener(type, act, life);

  const emit = <Details extends object>(type: string, details: Details): Event & Details => {
    const event = Object.assign(new CustomEvent(`appeal-${type}`), details);
    past[event.type] = event;
    document.dispatchEvent(event);
    return event;
  };

  const fail = (cause: unknown, code = 'unavailable'): void => {
    console.error('reader-appeal', cause);
    emit('error', {code: (cause as {code?: string} | null)?.code ?? code, cause});
  };

  /** Whoever asks on this page, or means to, answers by its name. */
  const taken = (): string | null | undefined => holder ?? emit<{holder?: string | null}>('claim', {}).holder;

  const weigh = (ask: AskConfig, record: ReaderRecord): Decision =>
    decideNow(ask, {
      now: Date.now(),
      page: {...readPage(options.page), claim: taken()},
      reader: options.reader ?? {},
      record,
    });

  const judge = (ask: AskConfig, record: ReaderRecord): Decision => {
    decision = weigh(ask, record);
    // Only what the stage has checked is sure to be shown.
    if (ask !== config) holder ??= decision.campaign;
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

  const host = (): StageHost & AsideHost => ({
    ...{config, store: store as Store, granted, options, past},
    ...{decide: judge, fail, claim: api.claim, consent: api.consent, signal: life.signal},
  });

  const aside = (act: (module: AsideModule) => unknown): Promise<void> => attempt(async () => act(await loadAside()));

  const onStage = (act: (stage: Stage) => void): Promise<void> =>
    ready.then(() =>
      attempt(async () => {
        if (!store) return;
        staging ??= loadStage().then((stage) => stage.createStage(host()));
        // What could not be brought this time may come the next.
        staging.catch(() => (staging = null));
        act(await staging);
      }),
    );

  /** Shows what this page calls for. @param anew whether it is another page than before. */
  const visit = (anew?: unknown): void => {
    if (!store) return;
    const record = store.load();
    const refresh = (): void => void onStage((stage) => stage.refresh(anew === true));
    // Back from a payment page, or a preview: that goes before whatever the page view calls for.
    if (/appeal_(session|preview)=/.test(location.search)) api.open();
    else if (staging) refresh();
    else if (judge(config, record).campaign) refresh();
    else {
      // No gap where nothing, or but a line, is to come.
      const waits = record.snooze && weigh(config, {...record, snooze: null}).campaign;
      near?.disconnect();
      // The way back from a snooze waits until the reader comes to it.
      near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && refresh());
      for (const element of appeals()) {
        if (waits) {
          element.style.setProperty('--appeal-reserve', '0');
          near.observe(element);
        } else element.style.display = 'none';
      }
    }
    places = appeals().length;
    settle?.();
  };

  const count = async (): Promise<void> => {
    const {meter = 'exempt'} = config.consent ?? {};
    // A page with room for an ask is something to read.
    const allowed = meter !== 'off' && (granted.meter ?? meter === 'exempt');
    if (!uncounted || !allowed || !appeals()[0]) return;
    uncounted = false;
    await store?.update((record) => withArticle(record, Date.now(), markOf(readPage(options.page).url)));
  };

  /** Looks whether there is a new page, and somebody to see it: prerendered pages are hidden, too. */
  const arrive = (): void =>
    void attempt(async () => {
      const here = address();
      if (!store || document.hidden) return;
      if (url === here) {
        if (places !== appeals().length) visit();
        return;
      }
      // A reload is not another article; in a single-page application only the first page can be one.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- everywhere, and a third of its successor's bytes
      uncounted = url || (performance as Partial<Performance>).navigation?.type !== 1;
      // Who claimed the page's ask before we came has it still.
      if (url) holder = null;
      url = here;
      // On its way while the lock is waited for: on a slow phone, that takes as long as bringing it. What fails is said later.
      if (!staging && weigh(config, store.load()).campaign) loadStage().catch(() => undefined);
      await count();
      if (url === here) visit(true);
    });

  const listen = (): void => {
    hear('click', follow);
    hear('visibilitychange', arrive);
    hear('appeal-release', visit);
    hear('appeal-claim', (event: Event & {holder?: string | null | undefined}) => (event.holder ??= holder));
    hear('pageshow', back, window);
    hear('currententrychange', () => setTimeout(arrive), (window as {navigation?: EventTarget}).navigation);
    timer = setInterval(arrive, LOOK_EVERY);
  };

  /** A page that was left comes back as it was: another page view. */
  const back = ({persisted}: Event & {persisted?: boolean}): void => {
    if (!persisted) return;
    holder = null;
    visit(true);
  };

  const follow = (event: Event): void => {
    const trigger = (event.composedPath()[0] as Element).closest<HTMLElement>('[data-appeal-open]');
    if (!trigger) return;
    event.preventDefault();
    api.open(trigger.dataset);
  };

  const api = {
    version,
    ready,
    init: (given?: InitOptions) =>
      attempt(async () => {
        config = (await read(Object.assign(options, given).config)) as RawConfig;
        if (!store) listen();
        store = openStore(config.publication?.id);
        url = '';
        emit('ready', {version});
        if (config.analytics ?? config.consent?.adapter ?? options.consent ?? goesFurther(config))
          await aside(async (module) => (decideNow = await module.begin(host())));
        arrive();
      }, 'config-unavailable')
        .then(() => store || settle?.())
        .then(() => ready),
    explain() {
      if (decision) void aside((module) => module.show(decision as Decision));
      return decision;
    },
    state: () => ({decision, record: store?.load(), holder: taken()}),
    claim: (name: string) => (taken() ?? (holder = name)) === name,
    release(name: string) {
      if (holder === name) holder = null;
      emit('release', {});
    },
    on(type: string, listener: (event: Event) => void) {
      const name = nameOf(type);
      hear(name, listener);
      const event = past[name];
      if (event) queueMicrotask(() => listener(event));
    },
    off: (type: string, listener: (event: Event) => void) => document.removeEventListener(nameOf(type), listener),
    consent(given: typeof granted) {
      Object.assign(granted, given);
      if (!store) return;
      void count();
      if (Object.values(given).includes(false)) void aside((module) => module.withdraw(host()));
    },
    destroy() {
      life.abort();
      near?.disconnect();
      clearInterval(timer);
      life = new AbortController();
      store = staging = holder = null;
    },
  } as ReaderAppealApi;
  for (const name of STAGED) api[name] = (given?: never) => void onStage((stage) => stage.call(name, given));
  return api;
}

/** `complete` and `appeal-complete` are the same. */
const nameOf = (type: string): string => `appeal-${type}`.replace('appeal-appeal', 'appeal');

/** The page's own appeals, defined or not; what the stage lays over the page is no new place for an ask. */
const appeals = (): HTMLElement[] => all('reader-appeal:not([temporary])');

async function read(source: unknown): Promise<unknown> {
  if (typeof source !== 'string') return source;
  if (source[0] === '#') return JSON.parse(document.querySelector(source)?.textContent as string);
  const response = await fetch(source);
  if (!response.ok) throw Error(source);
  return response.json();
}

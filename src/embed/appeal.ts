import type {ReaderAppealApi} from './api.js';
import type {AsideModule} from './aside/aside-contract.js';
import {createLoader} from './loader.js';
import type {StageModule} from './stage-contract.js';

/** Set by the build. */
declare const __VERSION__: string;
declare const __STAGE_FILE__: string;
declare const __ASIDE_FILE__: string;

type Call = [name: keyof ReaderAppealApi, ...rest: unknown[]];
type Global = ((...call: Call) => unknown) & Partial<ReaderAppealApi> & {q?: ArrayLike<unknown>[]};

const page = window as {readerAppeal?: Global};
const script = document.currentScript as HTMLScriptElement;
const {config, base = script.src} = script.dataset;

// Loaded twice is loaded once: the first one stays.
if (!page.readerAppeal?.version) {
  const bring = <Module>(file: string): Promise<Module> =>
    import(new URL(file, base) as unknown as string) as Promise<Module>;
  const loader = createLoader(
    __VERSION__,
    () => bring<StageModule>(__STAGE_FILE__),
    () => bring<AsideModule>(__ASIDE_FILE__),
  );
  const call = (name: keyof ReaderAppealApi, ...rest: unknown[]): unknown =>
    (loader as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>)[name]?.(...rest);
  const queued = page.readerAppeal?.q ?? [];
  page.readerAppeal = Object.assign(call, loader);
  // Each by itself, and none into the page: a slip in one call does not take the next one along.
  for (const entry of queued) queueMicrotask(() => call(...(Array.from(entry) as Call)));
  const start = (): void => void (config && loader.init({config}));
  // An async script may run before the page's elements are there.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
}

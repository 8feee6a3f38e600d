/** How often to look, in ms, and how many times: consent platforms often come after everything else. */
const EVERY = 200;
const TIMES = 300;

/** Waits for a function of the page's own by its name; gives up in the end. */
export function whenThere(name: string, act: (found: unknown) => void, signal: AbortSignal): void {
  let left = TIMES;
  const look = (): void => {
    const found = (window as unknown as Record<string, unknown>)[name];
    if (typeof found === 'function') act(found);
    else if (left-- > 0 && !signal.aborted) setTimeout(look, EVERY);
  };
  look();
}

/**
 * Waits for something no longer than `ms`.
 *
 * @param what for the error that says that it took too long, e.g. `Stripe.js`.
 * @param signal gives the waiting up.
 */
export function within<T>(ms: number, what: string, work: Promise<T>, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms.`)), ms);
    const stop = (): void => reject(new Error(`Nobody waits for ${what} any more.`, {cause: signal?.reason}));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    });
  });
}

/** How a breaker is set. */
export interface BreakerOptions {
  /** Failures in a row after which it opens: 5. */
  readonly failures?: number;
  /** How long it stays open at first, in milliseconds: 5,000. Doubled each time that the trial fails, up to a minute. */
  readonly openMs?: number;
  /** How many calls may be under way at once: 512. */
  readonly most?: number;
}

/** What a call finds. */
export type Passage =
  /** The call may be made; say how it ended, once. */
  | {readonly open: true; settle(outcome: 'well' | 'failed'): void}
  /** It would only wait in vain. */
  | {readonly open: false; readonly retryAfterMs: number};

/** Keeps a provider that is down from being asked, and readers from waiting for it. */
export interface Breaker {
  enter(): Passage;
}

const LONGEST_MS = 60_000;

/** @param now the time in milliseconds since 1970. */
export function createBreaker(options: BreakerOptions, now: () => number): Breaker {
  const {failures: bearable = 5, openMs = 5_000, most = 512} = options;
  let inARow = 0;
  let openUntil = 0;
  let pauseMs = openMs;
  let trial = false;
  let underWay = 0;

  function settle(outcome: 'well' | 'failed', wasTrial: boolean): void {
    underWay--;
    if (wasTrial) trial = false;
    if (outcome === 'well') {
      inARow = 0;
      openUntil = 0;
      pauseMs = openMs;
      return;
    }
    inARow++;
    if (inARow < bearable || now() < openUntil) return;
    openUntil = now() + pauseMs;
    pauseMs = Math.min(pauseMs * 2, LONGEST_MS);
  }

  return {
    enter() {
      const time = now();
      if (time < openUntil) return {open: false, retryAfterMs: openUntil - time};
      const isTrial = inARow >= bearable;
      // After a pause one call goes first, and the others wait for what it finds.
      if ((isTrial && trial) || underWay >= most) return {open: false, retryAfterMs: 1_000};
      if (isTrial) trial = true;
      underWay++;
      let settled = false;
      return {
        open: true,
        settle(outcome) {
          if (settled) return;
          settled = true;
          settle(outcome, isTrial);
        },
      };
    },
  };
}

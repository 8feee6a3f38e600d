import {Refusal} from '../refusal.js';
import {BoundedMap} from './bounded.js';
import type {Challenge} from './challenge.js';
import type {Count, Rates} from './rates.js';

/** Who may open gifts, and how many: against card testing (faults F46 to F48). */
export interface Guard {
  /**
   * Before a gift is opened.
   *
   * @param client whom it counts for; already without its address.
   * @param proof what the browser got from the challenge's script.
   * @throws {Refusal} `rate-limited`, `challenge-required` or `challenge-failed`.
   */
  admitGift(client: string, attempt: string, proof: string | undefined): Promise<void>;
  /** Before a gift is read. Throws `rate-limited`. */
  admitRead(client: string): Promise<void>;
  /** Notes who opened a gift, so that what the provider tells later counts for them. */
  opened(gift: string, client: string): void;
  /**
   * A payment was refused. By default it counts for whoever opened the gift.
   *
   * @returns whether too many were refused for this gift, or for this client, so that the gift should be closed.
   */
  refused(gift: string, client?: string): Promise<boolean>;
  /** The same, seen when a gift was read: counts once, however often it is read. */
  readAsRefused(gift: string, client: string, decline: string): Promise<boolean>;
}

/** What a guard works with. */
export interface GuardParts {
  readonly rates: Rates;
  readonly challenge: Challenge | undefined;
  /** How long a challenge's service may take, in milliseconds. */
  readonly challengeMs: number;
}

const EVERYBODY = 'all';

export function createGuard({rates, challenge, challengeMs}: GuardParts): Guard {
  const owners = new BoundedMap<string>(20_000);
  const noted = new BoundedMap<true>(20_000);
  const proven = new BoundedMap<true>(20_000);

  /** Why a client has to prove itself, or to wait; `null` for no reason. */
  async function suspicion(client: string): Promise<Count | null> {
    const [mine, myFailures, allFailures] = await Promise.all([
      rates.add('attempts', client),
      rates.add('failures', client, 0),
      rates.add('failuresOfAll', EVERYBODY, 0),
    ]);
    if (myFailures.over) return myFailures;
    // While cards are being tested from everywhere, everybody gets a third.
    if (mine.over || (allFailures.over && mine.count > Math.ceil(rates.points('attempts') / 3))) return mine;
    // Whoever is held back already does not use up what all others have.
    const all = await rates.add('attemptsOfAll', EVERYBODY);
    return all.over ? all : null;
  }

  async function prove(asked: Challenge, client: string, attempt: string, proof: string, must: boolean): Promise<void> {
    // One proof may stand for a gift that is sent again; what it lets through is counted all the same.
    const tries = await rates.add('challenged', client);
    if (tries.over) throw limited(tries);
    const known = `${client} ${attempt} ${proof}`;
    if (proven.get(known)) return;
    let holds: boolean;
    try {
      holds = await asked.verify({token: proof, attempt}, AbortSignal.timeout(challengeMs));
    } catch (cause) {
      // Nobody is kept out because somebody else's service is down, unless there is a reason to doubt.
      if (!must) return;
      throw new Refusal('provider-unavailable', 'The challenge cannot be checked at the moment.', {
        cause,
        headers: {'Retry-After': '5'},
      });
    }
    if (!holds) throw new Refusal('challenge-failed', 'The challenge was not passed.', {field: 'challenge'});
    proven.set(known, true);
  }

  async function refused(gift: string, client = owners.get(gift)): Promise<boolean> {
    const [ofGift, , mine] = await Promise.all([
      rates.add('failuresOfGift', gift),
      rates.add('failuresOfAll', EVERYBODY),
      client === undefined ? undefined : rates.add('failures', client),
    ]);
    // Gifts that were opened beforehand are no way around what one client may try.
    return ofGift.over || !!mine?.over;
  }

  return {
    async admitGift(client, attempt, proof) {
      const doubt = await suspicion(client);
      if (!challenge) {
        if (doubt) throw limited(doubt);
      } else if (doubt || challenge.always) {
        if (proof === undefined) {
          throw new Refusal('challenge-required', 'Pass the challenge first.', {field: 'challenge'});
        }
        await prove(challenge, client, attempt, proof, doubt !== null);
      }
    },

    async admitRead(client) {
      const reads = await rates.add('reads', client);
      if (reads.over) throw limited(reads);
    },

    opened(gift, client) {
      owners.set(gift, client);
    },

    refused,

    async readAsRefused(gift, client, decline) {
      const known = `${gift} ${decline}`;
      if (noted.get(known)) return false;
      noted.set(known, true);
      return refused(gift, client);
    },
  };
}

/** Lets everything through: for tests and for sandboxes. */
export const openDoor: Guard = {
  admitGift: () => Promise.resolve(),
  admitRead: () => Promise.resolve(),
  opened: () => undefined,
  refused: () => Promise.resolve(false),
  readAsRefused: () => Promise.resolve(false),
};

function limited({retryAfterS}: Count): Refusal {
  return new Refusal('rate-limited', 'Too many tries. Wait a while.', {headers: {'Retry-After': String(retryAfterS)}});
}

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

  /**
   * Why a client has to prove itself, or to wait; `null` for no reason.
   *
   * A gift that is changed before it is paid is no further gift, for as many changes as an honest reader makes, and as
   * long as no card of the client was refused: from then on each change counts, the earlier ones too.
   */
  async function suspicion(client: string, intent: string): Promise<Count | null> {
    const [orders, changes, myFailures, allFailures] = await Promise.all([
      rates.add('ordersOfIntent', intent, 0),
      rates.add('changes', client, 0),
      rates.add('failures', client, 0),
      rates.add('failuresOfAll', EVERYBODY, 0),
    ]);
    if (myFailures.over) return myFailures;
    const trusted = myFailures.count === 0 && !allFailures.over;
    const known = orders.count > 0 && hasRoom('ordersOfIntent', orders) && hasRoom('changes', changes);
    // What was looked at may have been used up meanwhile: only what is added counts.
    if (!trusted || !known || (await rates.add('changes', client)).over) {
      const mine = await rates.add('attempts', client);
      const count = mine.count + (trusted ? 0 : changes.count);
      // While cards are being tested from everywhere, everybody gets a third.
      const most = allFailures.over ? Math.ceil(rates.points('attempts') / 3) : rates.points('attempts');
      if (count > most) return mine;
    }
    // Whoever is held back already does not use up what all others have.
    const all = await rates.add('attemptsOfAll', EVERYBODY);
    return all.over ? all : null;
  }

  const hasRoom = (name: 'ordersOfIntent' | 'changes', {count}: Count): boolean => count < rates.points(name);

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
      const intent = `${client} ${intentOf(attempt)}`;
      const doubt = await suspicion(client, intent);
      if (!challenge) {
        if (doubt) throw limited(doubt);
      } else if (doubt || challenge.always) {
        if (proof === undefined) {
          throw new Refusal('challenge-required', 'Pass the challenge first.', {field: 'challenge'});
        }
        await prove(challenge, client, attempt, proof, doubt !== null);
      }
      // Only now: what was turned away is known by nothing.
      await rates.add('ordersOfIntent', intent);
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

/** What the changes of one gift have in common (`GiftRequest.attempt`). Chosen by a browser, so it counts by client. */
function intentOf(attempt: string): string {
  return attempt.replace(/__\d{1,3}$/, '');
}

function limited({retryAfterS}: Count): Refusal {
  return new Refusal('rate-limited', 'Too many tries. Wait a while.', {headers: {'Retry-After': String(retryAfterS)}});
}

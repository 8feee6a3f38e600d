import type {Frequency} from '../core/gift/gift.js';
import type {SandboxMethod, SandboxScenario} from '../core/sandbox.js';
import type {GiftOrder} from './provider.js';
import {createSigner} from './signature.js';

/** How a payment was begun, or how its authentication ended. */
export interface SandboxPayment {
  readonly scenario: SandboxScenario | 'authenticated' | 'authentication-failed';
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** All that there is of a gift in the sandbox. Nothing personal. */
export interface SandboxGift {
  readonly id: string;
  readonly frequency: Frequency;
  readonly minor: number;
  readonly currency: string;
  readonly method: SandboxMethod;
  /** Absent until a number was given. */
  readonly payment?: SandboxPayment;
}

/** Writes and reads the signed ids that are the sandbox's only memory. */
export interface SandboxIds {
  /** The same order has the same id. */
  open(order: GiftOrder): Promise<SandboxGift>;
  /** A payment's id begins like its gift's, so that one can see which gift it is for. */
  pay(gift: SandboxGift, payment: SandboxPayment): Promise<SandboxGift>;
  /** `null` for every id that was not made here, unchanged. */
  read(id: string): Promise<SandboxGift | null>;
}

/** `sbx.monthly.500.usd.card.{attempt's digest}[.{scenario}.{time}].{signature}` */
export function createSandboxIds(secret: string): SandboxIds {
  const attempts = createSigner(secret, 'sandbox-attempt/1');
  const signer = createSigner(secret, 'sandbox-id/1');
  const signed = async (facts: string): Promise<SandboxGift> => parse(facts, `${facts}.${await signer.sign(facts)}`);
  return {
    async open({attempt, frequency, minor, currency, method}) {
      const digest = (await attempts.sign(attempt)).slice(0, DIGEST_LENGTH);
      return signed(['sbx', frequency, minor, currency, method, digest].join('.'));
    },
    pay(gift, {scenario, at}) {
      const opened = gift.id.split('.').slice(0, GIFT_PARTS).join('.');
      return signed(`${opened}.${scenario}.${at.toString(36)}`);
    },
    async read(id) {
      const [, facts = '', signature = ''] = /^(.+)\.([\w-]{43})$/.exec(id) ?? [];
      return (await signer.verify(facts, signature)) ? parse(facts, id) : null;
    },
  };
}

/** 22 characters of base64url are 132 bits. */
const DIGEST_LENGTH = 22;

/** `sbx`, frequency, minor, currency, method, digest. */
const GIFT_PARTS = 6;

/** Reads facts whose signature is genuine: they are what {@link createSandboxIds} wrote. */
function parse(facts: string, id: string): SandboxGift {
  const [, frequency, minor, currency = '', method, , scenario, at] = facts.split('.');
  const gift = {
    id,
    frequency: frequency as Frequency,
    minor: Number(minor),
    currency,
    method: method as SandboxMethod,
  };
  if (scenario === undefined || at === undefined) return gift;
  return {...gift, payment: {scenario: scenario as SandboxPayment['scenario'], at: parseInt(at, 36)}};
}

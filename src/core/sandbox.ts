/**
 * The sandbox's test numbers: one table for the browser, which sends no other number, and for the server, which
 * accepts no other number.
 *
 * Where Stripe documents a number for the same effect (docs.stripe.com/testing, read November 2026), it is that
 * one, because developers know it by heart. Two are ours and end in the HTTP status they remind of: …0408 for a
 * lost answer, …0410 for an expired session. No bank issues numbers that begin with 400000.
 */
import type {DeclineCode} from './protocol.js';

/** What a test number makes the sandbox play. */
export type SandboxScenario =
  | 'success'
  | 'authentication'
  | 'declined'
  | 'insufficient-funds'
  | 'expired-card'
  | 'incorrect-card'
  | 'processing-error'
  | 'lost-answer'
  | 'session-expired'
  | 'debit-paid'
  | 'debit-failed';

/** Methods that the sandbox offers. */
export type SandboxMethod = 'card' | 'sepa_debit';

/** A number that the sandbox accepts. */
export interface SandboxInstrument {
  readonly method: SandboxMethod;
  /** Without spaces. */
  readonly number: string;
  readonly scenario: SandboxScenario;
}

/** Every number that the sandbox accepts, in the order in which a form lists them. */
export const SANDBOX_INSTRUMENTS: readonly SandboxInstrument[] = [
  {method: 'card', number: '4242424242424242', scenario: 'success'},
  {method: 'card', number: '4000002760003184', scenario: 'authentication'},
  {method: 'card', number: '4000000000000002', scenario: 'declined'},
  {method: 'card', number: '4000000000009995', scenario: 'insufficient-funds'},
  {method: 'card', number: '4000000000000069', scenario: 'expired-card'},
  {method: 'card', number: '4000000000000127', scenario: 'incorrect-card'},
  {method: 'card', number: '4000000000000119', scenario: 'processing-error'},
  {method: 'card', number: '4000000000000408', scenario: 'lost-answer'},
  {method: 'card', number: '4000000000000410', scenario: 'session-expired'},
  {method: 'sepa_debit', number: 'DE89370400440532013000', scenario: 'debit-paid'},
  {method: 'sepa_debit', number: 'AT861904300235473202', scenario: 'debit-failed'},
];

/** Why a scenario ends in a refusal; absent where it does not. */
export const SANDBOX_DECLINES: Readonly<Partial<Record<SandboxScenario, DeclineCode>>> = {
  declined: 'card-declined',
  'insufficient-funds': 'insufficient-funds',
  'expired-card': 'expired-card',
  'incorrect-card': 'incorrect-card',
  'processing-error': 'processing-error',
  'debit-failed': 'insufficient-funds',
};

/** Whether `value` names a method of the sandbox. */
export function isSandboxMethod(value: unknown): value is SandboxMethod {
  return value === 'card' || value === 'sepa_debit';
}

/**
 * Finds the test number that was typed.
 *
 * @param typed with or without spaces and hyphens.
 * @returns `null` for every number that is not listed for this method.
 */
export function findInstrument(method: SandboxMethod, typed: string): SandboxInstrument | null {
  const number = typed.replace(/[\s-]/g, '').toUpperCase();
  return SANDBOX_INSTRUMENTS.find((known) => known.method === method && known.number === number) ?? null;
}

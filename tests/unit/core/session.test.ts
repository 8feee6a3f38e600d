import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  advance,
  FREQUENCIES,
  giftOf,
  startSession,
  type Ladder,
  type Session,
  type SessionAction,
} from '../../../src/core/index.js';
import type {Step} from '../../../src/core/gift/session.js';
import {frozen} from './support.js';

const MONTHLY: Ladder = {presets: [200, 500, 1000], default: 500, min: 200, max: 50_000, impact: {}};
const YEARLY: Ladder = {presets: [2500, 5000], default: 5000, min: 2500, max: 500_000, impact: {}};

const START = frozen(startSession('monthly', MONTHLY, 'usd', 'card'));
const ASK: Session = frozen({...START, step: 'ask'});
const GIVEN = frozen({
  gift: {frequency: 'monthly', amount: {minor: 500, currency: 'usd'}},
  status: 'processing',
  id: 'g1',
} as const);

/** A session in each step, as it is between two actions. */
const STEPS: Readonly<Record<Step, Session>> = frozen({
  idle: START,
  ask: ASK,
  payment: {...START, step: 'payment'},
  declined: {...START, step: 'declined', decline: 'card-declined'},
  thanks: {...START, step: 'thanks', given: GIVEN},
  snoozed: {...START, step: 'snoozed'},
  error: {...START, step: 'error', error: 'network'},
});

/** One of each action. */
const ACTIONS = frozen({
  ask: {kind: 'ask'},
  frequency: {kind: 'frequency', frequency: 'yearly', ladder: YEARLY},
  amount: {kind: 'amount', minor: 700, own: '7'},
  method: {kind: 'method', method: 'link'},
  continue: {kind: 'continue', ladder: MONTHLY},
  revise: {kind: 'revise', gift: {frequency: 'yearly', minor: 2606, cover: 106}},
  ready: {kind: 'ready'},
  pay: {kind: 'pay'},
  incomplete: {kind: 'incomplete'},
  left: {kind: 'left'},
  unknown: {kind: 'unknown'},
  declined: {kind: 'declined', code: 'insufficient-funds'},
  given: {kind: 'given', status: 'paid', id: 'g2'},
  back: {kind: 'back'},
  snooze: {kind: 'snooze'},
  fail: {kind: 'fail', code: 'server'},
} as const satisfies {[Kind in SessionAction['kind']]: Extract<SessionAction, {kind: Kind}>});

type Kind = keyof typeof ACTIONS;
const KINDS = Object.keys(ACTIONS) as Kind[];
const ALL_STEPS = Object.keys(STEPS) as Step[];

const CLEAR = {busy: false, checking: false, decline: null, error: null} as const;
const PAID = {...GIVEN, status: 'paid', id: 'g2'} as const;

/** What each action changes in each step; a step that is not named is not changed by it. */
const CHANGES: Readonly<Record<Kind, Partial<Record<Step, Partial<Session>>>>> = {
  ask: Object.fromEntries(ALL_STEPS.map((step) => [step, {...CLEAR, step: 'ask', given: null}])),
  frequency: {ask: {frequency: 'yearly', minor: 5000}},
  amount: {ask: {minor: 700, own: '7'}},
  method: {ask: {method: 'link'}},
  continue: {ask: {step: 'payment', busy: true}},
  revise: {
    payment: {...CLEAR, busy: true, frequency: 'yearly', minor: 2606, cover: 106},
    declined: {...CLEAR, step: 'payment', busy: true, frequency: 'yearly', minor: 2606, cover: 106},
  },
  ready: {payment: {busy: false}, declined: {busy: false}},
  pay: {payment: {busy: true}, declined: {...CLEAR, step: 'payment', busy: true}},
  incomplete: {payment: CLEAR, declined: {...CLEAR, step: 'payment'}},
  left: {payment: CLEAR, declined: {...CLEAR, step: 'payment'}},
  unknown: {payment: {busy: true, checking: true}, declined: {busy: true, checking: true}},
  declined: {
    payment: {...CLEAR, step: 'declined', decline: 'insufficient-funds'},
    declined: {...CLEAR, step: 'declined', decline: 'insufficient-funds'},
    // What is still under way may yet be refused.
    thanks: {...CLEAR, step: 'declined', decline: 'insufficient-funds', given: null},
  },
  given: {
    payment: {...CLEAR, step: 'thanks', given: PAID},
    declined: {...CLEAR, step: 'thanks', given: PAID},
    thanks: {...CLEAR, step: 'thanks', given: PAID},
  },
  back: {payment: {...CLEAR, step: 'ask'}, declined: {...CLEAR, step: 'ask'}},
  snooze: Object.fromEntries(ALL_STEPS.map((step) => [step, {...CLEAR, step: 'snoozed'}])),
  // What was given stays given.
  fail: Object.fromEntries(
    ALL_STEPS.filter((step) => step !== 'thanks').map((step) => [step, {...CLEAR, step: 'error', error: 'server'}]),
  ),
};

describe('every action in every step', () => {
  test.each(ALL_STEPS.flatMap((step) => KINDS.map((kind) => [kind, step] as const)))('%s in %s', (kind, step) => {
    const before = STEPS[step];
    const change = CHANGES[kind][step];
    expect(advance(before, ACTIONS[kind])).toEqual({...before, ...change});
    if (!change) expect(advance(before, ACTIONS[kind])).toBe(before);
  });
});

describe('while something is under way', () => {
  const BUSY: Session = frozen({...STEPS.payment, busy: true});

  test.each(['ask', 'pay', 'back', 'snooze', 'amount', 'frequency', 'method', 'continue'] as const)(
    '%s changes nothing',
    (kind) => {
      expect(advance(BUSY, ACTIONS[kind])).toBe(BUSY);
    },
  );

  test('paying twice is paying once', () => {
    const once = advance(STEPS.payment, ACTIONS.pay);
    expect(once.busy).toBe(true);
    expect(advance(once, ACTIONS.pay)).toBe(once);
  });

  test('going on twice is going on once', () => {
    const once = advance(ASK, ACTIONS.continue);
    expect(once).toMatchObject({step: 'payment', busy: true});
    expect(advance(once, ACTIONS.continue)).toBe(once);
  });

  test('a lost answer is asked for, and then it is what it is', () => {
    const asking = advance(BUSY, ACTIONS.unknown);
    expect(asking).toMatchObject({step: 'payment', busy: true, checking: true});
    expect(advance(asking, ACTIONS.pay)).toBe(asking);
    expect(advance(asking, ACTIONS.given)).toMatchObject({step: 'thanks', checking: false, busy: false});
    expect(advance(asking, ACTIONS.declined)).toMatchObject({step: 'declined', checking: false, busy: false});
  });

  test('a decline can be paid again and leaves no trace then', () => {
    const declined = advance(BUSY, ACTIONS.declined);
    expect(advance(declined, ACTIONS.pay)).toEqual(BUSY);
  });
});

describe('a gift that covers the fee', () => {
  const covered = advance(STEPS.payment, {kind: 'revise', gift: {minor: 545, cover: 45}});

  test('is what is given, all of it', () => {
    expect(giftOf(covered)?.amount.minor).toBe(545);
    expect(advance(covered, ACTIONS.given).given?.gift.amount.minor).toBe(545);
  });

  test.each(['back', 'ask'] as const)('is the gift alone again after %s', (kind) => {
    const back = advance(advance(covered, ACTIONS.ready), ACTIONS[kind]);
    expect(back).toEqual({...STEPS.ask, step: 'ask'});
    expect(giftOf(back)?.amount.minor).toBe(500);
  });

  test('is not revised while it is asked for', () => {
    const asking = advance(covered, ACTIONS.unknown);
    expect(advance(asking, ACTIONS.revise)).toBe(asking);
  });
});

test('what was paid is not refused any more', () => {
  const paid = advance(STEPS.thanks, ACTIONS.given);
  expect(paid.given?.status).toBe('paid');
  expect(advance(paid, ACTIONS.declined)).toBe(paid);
});

describe('going on to pay', () => {
  test.each([
    [null, false],
    [199, false],
    [200, true],
    [50_000, true],
    [50_001, false],
  ])('with %s minor units works: %s', (minor, works) => {
    const session = frozen<Session>({...ASK, minor, own: 'typed'});
    const next = advance(session, ACTIONS.continue);
    expect(next.step).toBe(works ? 'payment' : 'ask');
    if (!works) expect(next).toBe(session);
  });
});

describe('another frequency', () => {
  test('brings its own default for a preset', () => {
    const picked = advance(ASK, {kind: 'amount', minor: 1000, own: null});
    expect(advance(picked, ACTIONS.frequency)).toMatchObject({frequency: 'yearly', minor: 5000, own: null});
  });

  test('keeps an own amount that fits', () => {
    const typed = advance(ASK, {kind: 'amount', minor: 3000, own: '30.00'});
    expect(advance(typed, ACTIONS.frequency)).toMatchObject({frequency: 'yearly', minor: 3000, own: '30.00'});
  });

  test('keeps what was typed and drops an amount that no longer fits', () => {
    const typed = advance(ASK, {kind: 'amount', minor: 700, own: '7'});
    expect(advance(typed, ACTIONS.frequency)).toMatchObject({frequency: 'yearly', minor: null, own: '7'});
  });

  test('that is the same changes nothing, not even a preset', () => {
    const picked = advance(ASK, {kind: 'amount', minor: 1000, own: null});
    expect(advance(picked, {kind: 'frequency', frequency: 'monthly', ladder: MONTHLY})).toBe(picked);
  });

  test.each(['weekly', '', 'toString'])('%j is none', (frequency) => {
    const action = {kind: 'frequency', frequency, ladder: YEARLY} as unknown as SessionAction;
    expect(advance(ASK, action)).toBe(ASK);
  });
});

test('a gift is what the session says', () => {
  expect(giftOf(ASK)).toEqual({frequency: 'monthly', amount: {minor: 500, currency: 'usd'}});
});

test('without a usable amount there is no gift, and none can be given', () => {
  const none: Session = frozen({...STEPS.payment, minor: null});
  expect(giftOf(none)).toBeNull();
  expect(advance(none, ACTIONS.given)).toBe(none);
});

describe('through any steps', () => {
  const action = fc.oneof(
    fc.constantFrom(...KINDS).map((kind): SessionAction => ACTIONS[kind]),
    fc.record({
      kind: fc.constant('amount' as const),
      minor: fc.option(fc.integer({min: 0, max: 60_000})),
      own: fc.option(fc.string()),
    }),
    fc.constantFrom(...FREQUENCIES).map((frequency): SessionAction => ({
      kind: 'frequency',
      frequency,
      ladder: frequency === 'yearly' ? YEARLY : MONTHLY,
    })),
  );

  test('what was given is what stood on the button when it was paid', () => {
    fc.assert(
      fc.property(fc.array(action, {maxLength: 40}), (actions) => {
        let session = START;
        let shown = giftOf(session);
        for (const each of actions) {
          const next = frozen(advance(session, each));
          if (session.step === 'ask' && next.step === 'payment') shown = giftOf(session);
          if (each.kind === 'revise' && next !== session) shown = giftOf(next);
          if (next.given) expect(next.given.gift).toEqual(shown);
          if (next.step === 'payment') {
            expect(next.minor).not.toBeNull();
            expect(giftOf(next)).toEqual(shown);
          }
          expect(next.step === 'declined').toBe(next.decline !== null);
          expect(next.step === 'error').toBe(next.error !== null);
          if (next.busy) expect(['payment', 'declined']).toContain(next.step);
          session = next;
        }
      }),
      {numRuns: 1000},
    );
  });
});

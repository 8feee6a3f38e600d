import type {SandboxScenario} from '../../core/sandbox.js';

/** What the sandbox's form says. English only: it is seen by developers and testers, never by readers. */
export const texts = {
  banner: 'Sandbox: no money moves',
  bannerMore: 'Use a test number. A real card or account number is refused and never leaves this page.',
  cardGroup: 'Test card',
  debitGroup: 'Test bank account',
  cardNumber: 'Card number',
  expiry: 'Expiry (MM / YY)',
  securityCode: 'Security code',
  iban: 'IBAN',
  testNumbers: 'Test numbers',
  use: 'Use',
  used: 'Filled in.',
  error: 'Error:',
  missingNumber: 'Enter one of the test numbers below.',
  unlistedNumber: 'This is not one of the test numbers below. It was not sent. Never type a real number here.',
  badExpiry: 'Enter a month to come, such as 12 / 34.',
  badSecurityCode: 'Enter three or four digits.',
  challengeTitle: 'Sandbox: your bank asks for you',
  challengeText: 'This is what a 3-D Secure question does to a page: it covers everything and waits for you.',
  challengePass: 'Complete authentication',
  challengeFail: 'Fail authentication',
} as const;

/** What each test number does. */
export const effects: Readonly<Record<SandboxScenario, string>> = {
  success: 'is paid',
  authentication: 'asks for 3-D Secure',
  declined: 'is declined',
  'insufficient-funds': 'has insufficient funds',
  'expired-card': 'has expired',
  'incorrect-card': 'has a wrong security code',
  'processing-error': 'fails while it is processed',
  'lost-answer': 'is paid, but the answer gets lost',
  'session-expired': 'finds that the session has expired',
  'debit-paid': 'is on its way for four seconds, then paid',
  'debit-failed': 'is on its way for four seconds, then fails',
};

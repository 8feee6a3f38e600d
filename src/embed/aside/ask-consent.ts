import type {ConsentAdapter} from '../../reader/consent/consent-adapter.js';
import type {DataClass} from '../stage-contract.js';
import type {AsideHost} from './aside-contract.js';
import {ownModule} from './own-module.js';

/** How long the first decision waits for an answer, in ms, where the config says nothing. */
const DEADLINE = 1000;

const ADAPTERS: Readonly<Record<string, () => Promise<{readonly consent: ConsentAdapter}>>> = {
  tcf: () => import('../../reader/consent/tcf.js'),
  gpp: () => import('../../reader/consent/gpp.js'),
  gpc: () => import('../../reader/consent/gpc.js'),
};

/**
 * Hears what the reader has consented to, now and later.
 *
 * @returns a promise that settles with the first answer, or when the deadline has passed: an undecided reader is asked by
 * what may be kept without consent.
 */
export async function askConsent({config, options, signal, consent, fail}: AsideHost): Promise<void> {
  const {adapter = '', purposes, deadlineMs = DEADLINE} = config.consent ?? {};
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs));
  const answer = new Promise<void>((resolve, reject) => {
    const tell: Parameters<ConsentAdapter>[0] = (granted) => {
      // What is exempt is not theirs to ask about.
      const asked = Object.entries(granted).filter(([each]) => config.consent?.[each as DataClass] === 'required');
      if (!signal.aborted) consent(Object.fromEntries(asked));
      resolve();
    };
    const given = options.consent
      ? Promise.resolve(options.consent)
      : (ADAPTERS[adapter]?.().then((module) => module.consent) ?? ownModule<ConsentAdapter>(adapter, 'consent'));
    given.then((ask) => ask(tell, {...(purposes && {purposes}), signal})).catch(reject);
  });
  await Promise.race([answer.catch(fail), deadline]);
}

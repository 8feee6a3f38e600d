import {isFrequency} from './is-frequency.js';
import {withinLimits} from './ladder.js';
import {giftOf, inFrequency, type Session, type SessionAction} from './session.js';

/** The next state. Pure; an action that does not fit the step changes nothing. */
export function advance(session: Session, action: SessionAction): Session {
  const {step, busy} = session;
  const paying = step === 'payment' || step === 'declined';
  const rest = {busy: false, checking: false, decline: null, error: null};
  switch (action.kind) {
    case 'ask':
      return busy ? session : {...uncovered(session), ...rest, step: 'ask', given: null};
    case 'frequency':
      return step === 'ask' && action.frequency !== session.frequency && isFrequency(action.frequency)
        ? {...session, ...inFrequency(session, action.frequency, action.ladder)}
        : session;
    case 'amount':
      return step === 'ask' ? {...session, minor: action.minor, own: action.own} : session;
    case 'method':
      return step === 'ask' ? {...session, method: action.method} : session;
    case 'continue':
      return step === 'ask' && session.minor !== null && withinLimits(action.ladder, session.minor)
        ? {...session, ...rest, step: 'payment', busy: true}
        : session;
    case 'revise':
      return paying && !session.checking ? {...session, ...rest, ...action.gift, step: 'payment', busy: true} : session;
    case 'ready':
      return paying && !session.checking ? {...session, busy: false} : session;
    case 'pay':
      return paying && !busy ? {...session, ...rest, step: 'payment', busy: true} : session;
    case 'incomplete':
    case 'left':
      return paying ? {...session, ...rest, step: 'payment'} : session;
    case 'unknown':
      return paying ? {...session, busy: true, checking: true} : session;
    case 'declined':
      // A bank may still refuse what was under way.
      return paying || session.given?.status === 'processing'
        ? {...session, ...rest, step: 'declined', decline: action.code, given: null}
        : session;
    case 'given': {
      const gift = giftOf(session);
      if (!gift || !(paying || step === 'thanks')) return session;
      return {...session, ...rest, step: 'thanks', given: {gift, status: action.status, id: action.id}};
    }
    case 'back':
      return paying && !busy ? {...uncovered(session), ...rest, step: 'ask'} : session;
    case 'snooze':
      return busy ? session : {...session, ...rest, step: 'snoozed'};
    case 'fail':
      // What was given stays given.
      if (step === 'thanks') return session;
      return {...session, ...rest, step: 'error', error: action.code};
  }
}

/** What is asked for is the gift itself. */
function uncovered({cover = 0, ...session}: Session): Session {
  return {...session, minor: session.minor && session.minor - cover};
}

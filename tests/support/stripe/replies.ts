/** What Stripe answers when it refuses. */
export interface StripeFault {
  readonly status: number;
  /** `invalid_request_error`, `idempotency_error`, `api_error`, `card_error`, … */
  readonly type: string;
  readonly code?: string;
  readonly param?: string;
  /** A sentence that a browser must never see. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Stands in every message of the fake's: a test that finds it in an answer or a log has found a leak. */
export const RAW_TEXT = 'raw text of the provider';

/** Thrown inside the fake; becomes an answer. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly fault: StripeFault;

  constructor(fault: StripeFault) {
    super(`${fault.type} ${fault.code ?? ''} ${fault.param ?? ''} ${fault.message ?? ''}`);
    this.fault = fault;
  }
}

/** A parameter is wrong. */
export function invalid(code: string, param: string, message = ''): Fault {
  return new Fault({status: 400, type: 'invalid_request_error', code, param, message});
}

export function faultResponse({status, type, code, param, message = '', headers}: StripeFault): Response {
  const error = {type, message: `${RAW_TEXT}: ${message}`, ...(code && {code}), ...(param && {param})};
  return answer({error}, status, headers);
}

let answers = 0;

/** A fresh request id for each answer, as Stripe has them. */
export function answer(body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  answers++;
  return Response.json(body, {status, headers: {'request-id': `req_fake${answers}`, ...headers}});
}

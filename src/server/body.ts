import {Refusal} from './refusal.js';

/** How much may come, and for how long. */
export interface BodyBounds {
  readonly maxBytes: number;
  readonly deadlineMs: number;
}

/**
 * Reads a JSON object from a request.
 *
 * @returns an object whose fields are to be read by `Object.hasOwn` only (`__proto__` may be one of them).
 * @throws {Refusal} 415, 413, 408 or 400.
 */
export async function readJson(request: Request, bounds: BodyBounds): Promise<Readonly<Record<string, unknown>>> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '') || encoding.toLowerCase() !== 'identity') {
    throw new Refusal('unsupported-media-type', 'Send plain JSON as `Content-Type: application/json`.');
  }
  const parsed = parse(await readBytes(request, bounds));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw notJson();
  return parsed as Record<string, unknown>;
}

const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch (cause) {
    throw notJson(cause);
  }
}

function notJson(cause?: unknown): Refusal {
  return new Refusal('bad-request', 'The body is not a JSON object in UTF-8.', {cause});
}

/**
 * Reads a body as it is, bounded.
 *
 * Where its length is stated, it is read at once, which costs servers much less than reading a stream: HTTP lets no more come
 * than was stated. Without one, bytes are counted as they come.
 *
 * @throws {Refusal} 413, 408 or 400.
 */
export async function readBytes(request: Request, {maxBytes, deadlineMs}: BodyBounds): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  const stated = length !== null && /^\d{1,15}$/.test(length);
  if (stated && Number(length) > maxBytes) throw tooLarge(maxBytes);
  const late = deadline(deadlineMs);
  try {
    if (!stated) return await readStream(request, maxBytes, late.promise);
    const bytes = new Uint8Array(await Promise.race([request.arrayBuffer(), late.promise]));
    if (bytes.length > maxBytes) throw tooLarge(maxBytes);
    return bytes;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('bad-request', 'The body broke off.', {cause: error});
  } finally {
    late.clear();
  }
}

async function readStream(request: Request, maxBytes: number, late: Promise<never>): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const {done, value} = await Promise.race([reader.read(), late]);
      if (done) return joined(chunks, size);
      size += value.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(value);
    }
  } catch (error) {
    // Not awaited: a sender that stalls could hold the answer up here as well.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('payload-too-large', `The body is larger than ${maxBytes} bytes.`);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function deadline(ms: number): {promise: Promise<never>; clear: () => void} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Refusal('bad-request', 'The body came too slowly.', {status: 408, retryable: true})),
      ms,
    );
  });
  return {promise, clear: () => clearTimeout(timer)};
}

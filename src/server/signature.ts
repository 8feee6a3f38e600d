/** Signatures by WebCrypto's HMAC-SHA-256, which every runtime has: Node, workers, Deno, Bun. */

/** Signs and checks texts of one kind. A signature for one purpose is worth nothing for another. */
export interface Signer {
  /** 43 characters of `A–Z a–z 0–9 _ -`. */
  sign(text: string): Promise<string>;
  /** Compares in constant time. Never throws. */
  verify(text: string, signature: string): Promise<boolean>;
}

/**
 * @param secret at least {@link SECRET_LENGTH} characters.
 * @param purpose names what is signed, e.g. `form-token`; part of every signed text.
 */
export function createSigner(secret: string, purpose: string): Signer {
  const key = crypto.subtle.importKey('raw', encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, [
    'sign',
    'verify',
  ]);
  const message = (text: string): Uint8Array<ArrayBuffer> => encode(`reader-appeal/${purpose}:${text}`);
  return {
    async sign(text) {
      return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, message(text))));
    },
    async verify(text, signature) {
      const bytes = fromBase64Url(signature);
      return bytes !== null && crypto.subtle.verify('HMAC', await key, bytes, message(text));
    },
  };
}

/** The least length of a secret: 32 characters of hexadecimal are 128 bits. */
export const SECRET_LENGTH = 32;

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** `null` unless `text` is exactly what {@link toBase64Url} writes for 32 bytes: one signature, one spelling. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]{43}$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}

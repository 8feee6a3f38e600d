import type {ConfigProblem} from '../../core/errors.js';

/**
 * How the address of whoever asks is known. The wrong answer lets anybody pretend to be anybody, so there is no default:
 *
 * - a number: how many proxies of your own stand in front and each add to `X-Forwarded-For` what they see. `1` takes the
 *   last entry, `2` the one before it; what a client wrote itself is further left and never looked at.
 * - a name: the header that your platform sets and takes away from clients, e.g. `cf-connecting-ip`.
 * - a function, e.g. for the socket's own address on Node.
 */
export type ClientAddress = number | string | ((request: Request) => string | null | undefined);

/** Whoever cannot be told from others: all of them count as one. */
export const UNKNOWN_CLIENT = 'unknown';

/** What is wrong with the option. */
export function clientAddressProblems(option: unknown): ConfigProblem[] {
  if (option === undefined || typeof option === 'function') return [];
  if (typeof option === 'number' && Number.isInteger(option) && option >= 1 && option <= 10) return [];
  if (typeof option === 'string' && /^[a-z0-9-]{1,64}$/i.test(option) && !/^x-forwarded-for$/i.test(option)) return [];
  const expected = 'a number of proxies from 1 to 10, the name of your platform’s header, or a function';
  return [{path: 'clientAddress', value: option, expected}];
}

/**
 * Whom a request counts for: an IPv4 address, the first 64 bits of an IPv6 address (what one household or one server
 * has), or {@link UNKNOWN_CLIENT}. Never throws.
 */
export function clientOf(request: Request, option: ClientAddress | undefined): string {
  try {
    return networkOf(addressOf(request, option)) ?? UNKNOWN_CLIENT;
  } catch {
    return UNKNOWN_CLIENT;
  }
}

function addressOf(request: Request, option: ClientAddress | undefined): string | null | undefined {
  if (typeof option === 'function') return option(request);
  if (typeof option === 'string') return request.headers.get(option);
  if (option === undefined) return null;
  const entries = (request.headers.get('x-forwarded-for') ?? '').split(',');
  return entries.length < option ? null : entries[entries.length - option];
}

/** `null` for what is no address. */
function networkOf(text: string | null | undefined): string | null {
  const address = (text ?? '').trim();
  if (address.length > 64) return null;
  const plain =
    /^\[([0-9a-f:.%a-z]+)\](?::\d{1,5})?$/i.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d{1,5}$/, '$1');
  const v4 = ipv4(plain);
  if (v4) return v4;
  const groups = ipv6(plain.replace(/%[\w.-]{1,32}$/, ''));
  if (!groups) return null;
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [groups[6], groups[7]].map((group = 0) => `${group >> 8}.${group & 255}`).join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

function ipv4(text: string): string | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts.join('.') : null;
}

/** Eight numbers of 16 bits. */
function ipv6(text: string): number[] | null {
  const last = /^(.*:)([\d.]+)$/.exec(text);
  const v4 = last?.[2]?.includes('.') ? ipv4(last[2]) : null;
  if (last?.[2]?.includes('.') && !v4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = v4?.split('.').map(Number) ?? [];
  const hex = v4 ? `${last?.[1] ?? ''}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : text;
  const [head = '', tail, ...more] = hex.split('::');
  if (more.length > 0) return null;
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  if (!left || !right) return null;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  return [...left, ...Array.from({length: missing}, () => 0), ...right];
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : null;
}

/** What the Node entry reads from its environment. */
export interface Settings {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absent: a random one, good until the server stops. */
  readonly secret: string | undefined;
  /** Whether pages are sent with the strict policy. */
  readonly strict: boolean;
}

/**
 * Reads `PORT` (4242), `HOST` (127.0.0.1), `APPEAL_SECRET` and `CSP` (`off` or nothing).
 *
 * @throws {Error} with a sentence for the person at the terminal.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: readPort(env['PORT']),
    host: env['HOST']?.trim() || '127.0.0.1',
    secret: env['APPEAL_SECRET'] || undefined,
    strict: env['CSP']?.trim().toLowerCase() !== 'off',
  };
}

function readPort(text = ''): number {
  const trimmed = text.trim();
  if (trimmed === '') return 4242;
  if (/^\d{1,5}$/.test(trimmed) && Number(trimmed) <= 65_535) return Number(trimmed);
  throw new Error(`PORT is a whole number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

import type {SeenStore} from './seen.js';

/** What a connection has to know: `pg`'s clients do. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<{readonly rowCount: number | null}>;
}

/** Runs work on one connection within a transaction: committed when it resolves, rolled back when it rejects. */
export type Transactions<Client> = <Result>(work: (client: Client) => Promise<Result>) => Promise<Result>;

/** The table, for PostgreSQL. Rows older than 35 days can be deleted. */
export const SEEN_TABLE = `CREATE TABLE IF NOT EXISTS reader_appeal_seen (
  id text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now()
)`;

/**
 * Remembers in PostgreSQL, in the same transaction as the effect: `onEvent(event, client)` is handed the connection, and
 * what it writes there is written exactly once. Whatever ends the transaction early, a killed server included, undoes
 * the note and the effect together; a second server waits for the first.
 *
 * What `onEvent` does elsewhere (mails, other services) is not part of that: it may be done again, with the same id.
 */
export function sqlSeen<Client extends SqlClient>(transaction: Transactions<Client>): SeenStore<Client> {
  return {
    once: (id, effect) =>
      transaction(async (client) => {
        const {rowCount} = await client.query(
          'INSERT INTO reader_appeal_seen (id) VALUES ($1) ON CONFLICT (id) DO NOTHING',
          [id],
        );
        if (rowCount === 0) return 'already';
        await effect(client);
        return 'done';
      }),
  };
}

/** A pool of connections: `pg`'s has more, and can be handed over as it is. */
export interface SqlPool<Client> {
  connect(): Promise<Client & {release(error?: boolean): void}>;
}

/** Transactions on a pool of `pg`. */
export function poolTransactions<Client extends SqlClient>(pool: SqlPool<Client>): Transactions<Client> {
  return async (work) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // A connection whose end is not known goes back to nobody.
      const undone = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      client.release(!undone);
      throw error;
    }
  };
}

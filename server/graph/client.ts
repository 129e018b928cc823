import neo4j, { type Driver, Neo4jError, type QueryResult, type RecordShape } from 'neo4j-driver';
import type { Static, TSchema } from 'typebox';
import { graphUnavailable, ProblemError } from '../errors.ts';
import { decodeRows } from './decode.ts';
import { orHung } from './hung.ts';

let writes = 0;

/** How many transactions that may have changed something this process has ended, on any graph. */
export const countWrites = (): number => writes;

/** Where a Neo4j is and how to enter it. */
export interface GraphAddress {
  uri: string;
  user: string;
  password: string;
  database: string;
}

/** Parameters of a query: plain values only. */
export type Params = Record<string, unknown>;

/** One open transaction: several queries that take effect together or not at all. */
export interface GraphTransaction {
  run<Row extends TSchema>(cypher: string, params: Params, row: Row): Promise<Static<Row>[]>;
  /** For writes whose result is not needed. */
  execute(cypher: string, params?: Params): Promise<void>;
  /** Has work done last, right before the transaction is committed; the same work only once. */
  beforeCommit(work: (tx: GraphTransaction) => Promise<void>): void;
}

export interface GraphClient {
  /**
   * Rows of a read, each checked against `row`; a null column or map value is absent in the row. A read that says how
   * long it may take is left alone for so long: see {@link patient}.
   */
  read<Row extends TSchema>(
    cypher: string,
    params: Params,
    row: Row,
    timeoutMs?: number,
  ): Promise<Static<Row>[]>;
  /** Runs `work` in one write transaction: all of it is visible afterwards, or none. Not retried. */
  write<Result>(work: (tx: GraphTransaction) => Promise<Result>, timeoutMs?: number): Promise<Result>;
  /** Asks the database for one row; throws `graph_unavailable` when it does not answer. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

const readTimeoutMs = 10_000;
const patientTimeoutMs = 300_000;
const writeTimeoutMs = 30_000;
const probeEveryMs = 400;
const probeTimeoutMs = 1300;

const unavailableCodes = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'N/A',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.ClientError.Database.DatabaseNotFound',
  'Neo.ClientError.Security.Unauthorized',
  'Neo.ClientError.Security.AuthenticationRateLimit',
]);

const isUnavailable = (error: unknown): boolean =>
  error instanceof Neo4jError && unavailableCodes.has(error.code);

const isTimeout = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  // The second: a transaction that waited for another's lock until its time was over.
  (error.code.includes('TransactionTimedOut') || error.code.endsWith('LockClientStopped'));

/** JavaScript has one kind of number; whole ones are sent as integers, so that LIMIT and counts take them. */
function toDriver(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toDriver);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toDriver(entry)]));
}

const toParams = (params: Params): Params => toDriver(params) as Params;

const decode = <Row extends TSchema>(result: QueryResult<RecordShape>, row: Row): Static<Row>[] =>
  decodeRows(
    result.records.map((record) => record.toObject()),
    row,
  );

/** Whether a fresh connection gets an answer in time. A stopped process still accepts connections, but says nothing. */
async function answersInTime(address: GraphAddress): Promise<boolean> {
  const probe = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    connectionTimeout: probeTimeoutMs,
    connectionAcquisitionTimeout: probeTimeoutMs,
    maxTransactionRetryTime: 0,
    maxConnectionPoolSize: 1,
    telemetryDisabled: true,
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), probeTimeoutMs).unref();
  });
  const asked = probe.session({ database: address.database }).run('RETURN 1').then();
  try {
    await Promise.race([asked, late]);
    return true;
  } catch {
    return false;
  } finally {
    // Closing waits for the peer too, so nothing waits for it.
    void probe.close().catch(() => undefined);
  }
}

/**
 * Opens a Neo4j. The only place that knows the driver.
 * Once the database is known to be away, calls fail at once with `graph_unavailable` and a probe asks for it
 * in the background, so that recovery needs neither a restart nor a waiting request.
 * A database that hangs sends no error: a call without an answer for a while has it probed on another connection.
 */
export function openGraph(address: GraphAddress): GraphClient {
  const driver: Driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    disableLosslessIntegers: true,
    connectionTimeout: 2000,
    connectionAcquisitionTimeout: 2500,
    maxTransactionRetryTime: 2000,
    maxConnectionPoolSize: 50,
    telemetryDisabled: true,
  });
  let away: Promise<void> | undefined;
  let probing: Promise<boolean> | undefined;
  let closed = false;

  const probeOnce = (): Promise<boolean> =>
    (probing ??= answersInTime(address).finally(() => (probing = undefined)));

  async function probeUntilBack(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, probeEveryMs).unref());
    while (!closed && !(await probeOnce()));
    away = undefined;
  }

  function unavailable(cause?: unknown): ProblemError {
    away ??= probeUntilBack();
    return graphUnavailable('The database does not answer.', cause);
  }

  function translate(error: unknown): unknown {
    if (isUnavailable(error)) return unavailable(error);
    if (isTimeout(error)) {
      return new ProblemError('timeout', 'The query took too long and was stopped.', {
        retryAfterSeconds: 5,
        cause: error,
      });
    }
    return error;
  }

  const watched = <Result>(work: Promise<Result>) => orHung(work, probeOnce, unavailable);
  async function inSession<Result>(
    mode: 'READ' | 'WRITE',
    work: (session: ReturnType<Driver['session']>) => Promise<Result>,
  ): Promise<Result> {
    if (away) throw graphUnavailable('The database does not answer.');
    const session = driver.session({
      database: address.database,
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      fetchSize: -1,
    });
    try {
      return await work(session);
    } catch (error) {
      throw translate(error);
    } finally {
      // Not awaited: on a hung connection it would wait for ever.
      void session.close().catch(() => undefined);
    }
  }

  async function inTransaction<Result>(
    session: ReturnType<Driver['session']>,
    work: (tx: GraphTransaction) => Promise<Result>,
    timeout: number,
  ): Promise<Result> {
    const tx = await session.beginTransaction({ timeout });
    const last = new Set<(tx: GraphTransaction) => Promise<void>>();
    const running: GraphTransaction = {
      run: async (cypher, params, row) => decode(await tx.run(cypher, toParams(params)), row),
      execute: async (cypher, params = {}) => {
        await tx.run(cypher, toParams(params));
      },
      beforeCommit: (asked) => void last.add(asked),
    };
    try {
      const result = await work(running);
      for (const one of last) await one(running);
      await tx.commit();
      return result;
    } finally {
      writes += 1;
      await tx.close().catch(() => undefined);
    }
  }

  return {
    read: (cypher, params, row, timeoutMs) =>
      inSession('READ', async (session) => {
        const options = { timeout: timeoutMs ?? readTimeoutMs };
        const rows = session.run(cypher, toParams(params), options).then();
        // Long work says how long: it may keep the database too busy for a probe, and is left alone.
        return decode(await (timeoutMs === undefined ? watched(rows) : rows), row);
      }),
    write: (work, timeoutMs) =>
      inSession('WRITE', (session) => {
        const written = inTransaction(session, work, timeoutMs ?? writeTimeoutMs);
        return timeoutMs === undefined ? watched(written) : written;
      }),
    verify: () =>
      inSession('READ', async (session) => {
        await watched(session.run('RETURN 1', {}, { timeout: 2000 }).then());
      }),
    close: async () => {
      closed = true;
      await driver.close();
    },
  };
}

/**
 * The same graph for work that nobody waits for at a screen (imports, migrations, exports): a database that is cold or
 * busy is not taken for a hung one.
 */
export const patient = (graph: GraphClient): GraphClient => ({
  ...graph,
  read: (cypher, params, row, timeoutMs = patientTimeoutMs) => graph.read(cypher, params, row, timeoutMs),
});

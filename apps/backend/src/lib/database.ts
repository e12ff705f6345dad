import {
	DATABASE_CONNECTIONS,
	PGDATABASE,
	PGHOST,
	PGPASSWORD,
	PGPORT,
	PGUSER
} from '$app/env/private';
import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@guestbook/shared/server';
import { type ColumnType, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Gauge } from 'prom-client';

export interface Schema {
	entry: {
		id: string;
		/** PostgreSQL's bigint comes as text, since it can exceed what a number holds. */
		number: ColumnType<string, never, never>;
		name: string;
		message: string;
		language: 'en' | 'ja';
		created_at: ColumnType<Date, never, never>;
	};
}

/** Milliseconds from which a statement is logged: what a visitor notices. */
const SLOW_MS = 500;

/** Milliseconds after which a request asks for another connection than the one that it waits for. */
const SLOW_CONNECTION_MS = 500;

function newPool(options: pg.PoolConfig): pg.Pool {
	const pool = new pg.Pool({
		host: PGHOST,
		port: PGPORT,
		database: PGDATABASE,
		user: PGUSER,
		password: PGPASSWORD,
		application_name: 'guestbook-backend',
		...options
	});
	// An error without a listener ends the process. Where a connection in use breaks, its statement tells of it.
	pool.on('connect', (client) => client.on('error', () => {}));
	// An idle one is replaced by itself.
	return pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
}

const pool = newPool({
	// That of readiness is beside it.
	max: DATABASE_CONNECTIONS - 1,
	// The server gives up first, so that its answer still finds the connection usable.
	statement_timeout: 2_000,
	query_timeout: 3_000,
	connectionTimeoutMillis: 2_000,
	// A dead connection, whose server vanished, is replaced within a minute.
	maxLifetimeSeconds: 60
});

/**
 * Takes a connection. The pool has a request that finds none idle wait for a new one of its own, and for no
 * other: one that does not come up, since its first packets were lost, say, would fail it beside idle ones.
 */
async function connect(): Promise<pg.PoolClient> {
	const first = pool.connect();
	const isSlow = delay(SLOW_CONNECTION_MS, true, { ref: false });
	if (!(await Promise.race([first.then(() => false), isSlow]))) return first;
	// Where all are taken, whichever is free next is for those who wait.
	if (pool.idleCount === 0 && pool.totalCount === DATABASE_CONNECTIONS - 1) return first;
	const both = [first, pool.connect()];
	const taken = await Promise.any(both).catch(() => first);
	for (const each of both) {
		each.then(
			(client) => client !== taken && client.release(),
			() => {}
		);
	}
	return taken;
}

/**
 * The connection of readiness alone, which no request can take away. It is kept, so that others who
 * use up the server's connections cannot take it either; one that fails is replaced at the next use.
 */
const readiness = newPool({
	max: 1,
	idleTimeoutMillis: 0,
	// Together less than the probe's 2 s.
	connectionTimeoutMillis: 900,
	query_timeout: 900
});

new Gauge({
	name: 'database_pool_connections',
	help: 'Connections to the database.',
	labelNames: ['state'],
	collect() {
		this.set({ state: 'idle' }, pool.idleCount);
		this.set({ state: 'active' }, pool.totalCount - pool.idleCount);
	}
});
new Gauge({
	name: 'database_pool_waiting_requests',
	help: 'Requests that wait for a connection to the database.',
	collect() {
		this.set(pool.waitingCount);
	}
});

export const database = new Kysely<Schema>({
	dialect: new PostgresDialect({
		pool: { connect, end: () => pool.end(), options: pool.options }
	}),
	log({ query, queryDurationMillis }) {
		if (queryDurationMillis < SLOW_MS) return;
		// Its values are in `parameters`, which must not be in a log.
		log.warn({ sql: query.sql, durationMs: Math.round(queryDurationMillis) }, 'slow statement');
	}
});

/** The look at the database that is under way. */
let checking: Promise<void> | undefined;

/** Fails where entries cannot be read: no database, no migration or no privilege. Waits for no lock. */
export function checkDatabase(): Promise<void> {
	// Concurrent callers get the same answer, since there is one connection for all of them.
	checking ??= check().finally(() => (checking = undefined));
	return checking;
}

async function check(): Promise<void> {
	const { rows } = await readiness.query<{ may: boolean }>(
		"select has_table_privilege('entry', 'select') as may"
	);
	if (!rows[0]?.may) throw new Error('the role may not read entries');
}

/** Closes all connections. */
export async function closeDatabase(): Promise<void> {
	await Promise.all([database.destroy(), readiness.end()]);
}

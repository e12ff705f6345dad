import { PGDATABASE, PGHOST, PGPASSWORD, PGPORT, PGUSER } from '$app/env/private';
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

const pool = new pg.Pool({
	host: PGHOST,
	port: PGPORT,
	database: PGDATABASE,
	user: PGUSER,
	password: PGPASSWORD,
	application_name: 'guestbook-backend',
	// Three pods stay far below PostgreSQL's default of 100 connections.
	max: 10,
	// The server gives up first, so that its answer still finds the connection usable.
	statement_timeout: 2_000,
	query_timeout: 3_000,
	connectionTimeoutMillis: 2_000,
	// A connection that leads nowhere (its server vanished without a word) is replaced in a minute.
	maxLifetimeSeconds: 60
});
// An idle connection that breaks is replaced by itself; without a listener its error ends the process.
pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));

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

export const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });

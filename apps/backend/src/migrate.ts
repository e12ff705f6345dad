/** Brings the database to the newest version as its owner: node build/server/migrate.js */
import { port } from '@guestbook/shared/env';
import { log } from '@guestbook/shared/server';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pRetry from 'p-retry';
import pg from 'pg';
import * as z from 'zod';
import { isPassing } from './lib/passing.ts';
import { migrations } from './migrations/index.ts';

const text = z.string({ error: 'is missing' }).min(1, 'is empty');

const Environment = z.object({
	PGHOST: text,
	PGPORT: port.default(5432),
	PGDATABASE: text,
	PGUSER: text,
	PGPASSWORD: text,
	/** Role that the server works with. */
	APPLICATION_ROLE: text
});

/** Number of the lock under which one program migrates while others wait; any will do. */
const LOCK = 20_261_125;

/**
 * Returns what a newer version of the program has done, as migrations that do nothing. This version runs on its tables,
 * too: in a rollout, or because the newer one was taken back. Kysely would refuse what it does not know.
 */
async function newerMigrations(client: pg.PoolClient): Promise<Record<string, Migration>> {
	const list = await client.query("select to_regclass('kysely_migration') is not null as exists");
	if (!list.rows[0].exists) return {};
	const done = await client.query<{ name: string }>('select name from kysely_migration');
	const names = done.rows.map(({ name }) => name).filter((name) => !(name in migrations));
	for (const name of names) log.warn({ migration: name }, 'migration of a newer version');
	return Object.fromEntries(names.map((name) => [name, { up: async () => {} }]));
}

/**
 * Milliseconds to wait for a table that others use: those who come later wait behind a migration, and the
 * server gives up after 2 s. It tries again then.
 */
const LOCK_MS = 1_000;

async function migrate(environment: z.infer<typeof Environment>): Promise<void> {
	const pool = new pg.Pool({
		host: environment.PGHOST,
		port: environment.PGPORT,
		database: environment.PGDATABASE,
		user: environment.PGUSER,
		password: environment.PGPASSWORD,
		application_name: 'guestbook-migrate',
		// One that holds the lock, and one that works.
		max: 2,
		connectionTimeoutMillis: 2_000,
		// A server that vanished without a word never answers one who waits for a lock.
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
		lock_timeout: LOCK_MS
	});
	// An error without a listener ends the process. Where a connection breaks, what it runs or is to run tells of it.
	pool.on('connect', (client) => client.on('error', () => {})).on('error', () => {});
	const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
	// Kysely's own lock does not cover the tables that it keeps its lock and its list in.
	const guard = await pool.connect();
	try {
		// Only other migrations wait behind this one.
		await guard.query('set lock_timeout = 0');
		await guard.query('select pg_advisory_lock($1)', [LOCK]);
		const newer = await newerMigrations(guard);
		const provider = { getMigrations: async () => ({ ...migrations, ...newer }) };
		// All that is due happens in one transaction.
		const { error, results = [] } = await new Migrator({
			db: database,
			provider
		}).migrateToLatest();
		for (const { migrationName, status } of results) {
			log.info({ migration: migrationName, status }, 'migration');
		}
		if (error) throw error;
		// Entries are never changed or taken away, so the application may do neither.
		const role = sql.id(environment.APPLICATION_ROLE);
		await sql`grant select, insert on entry to ${role}`.execute(database);
	} finally {
		// Closes the connection, which frees the lock.
		guard.release(true);
		await database.destroy();
	}
}

const environment = Environment.safeParse(process.env);
if (!environment.success) {
	for (const { path, message } of environment.error.issues)
		log.fatal(`${path.join('.')} ${message}`);
	process.exit(1);
}
// Without this, the first program of a container goes on until it is killed.
process.once('SIGTERM', () => {
	log.warn('ended before it has migrated');
	process.exit(143);
});
try {
	await pRetry(() => migrate(environment.data), {
		retries: Infinity,
		minTimeout: 500,
		maxTimeout: 5_000,
		// Only a database that is not there yet, or a table in use, is worth waiting for.
		shouldRetry: ({ error }) => isPassing(error),
		onFailedAttempt: ({ error }) => log.warn({ err: error }, 'migration failed')
	});
} catch {
	log.fatal('not migrated');
	process.exit(1);
}
log.info('migrated');

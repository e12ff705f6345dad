/** Against a real PostgreSQL, in a schema of its own: pipelines have one beside the tests. */
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { migrations } from '../migrations/index.ts';

const { PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD } = process.env;

vi.mock('$app/env/private', () => ({
	PGHOST,
	PGPORT: Number(PGPORT ?? 5432),
	PGDATABASE,
	PGUSER,
	PGPASSWORD,
	DATABASE_CONNECTIONS: 3
}));

describe.skipIf(!PGHOST)('entries in PostgreSQL (needs PGHOST, as the pipeline sets it)', () => {
	const schema = `test_${randomUUID()}`;
	const pool = new pg.Pool({ max: 1 });
	let entries: typeof import('./entries.ts');
	let connections: typeof import('./database.ts');

	beforeAll(async () => {
		await pool.query(`create schema "${schema}"`);
		// Read by each new connection, of the program's pools, too.
		process.env.PGOPTIONS = `-c search_path=${schema}`;
		const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool() }) });
		for (const { up } of Object.values(migrations)) await up(owner);
		await owner.destroy();
		connections = await import('./database.ts');
		entries = await import('./entries.ts');
	});
	afterAll(async () => {
		await connections.closeDatabase();
		await pool.query(`drop schema "${schema}" cascade`);
		await pool.end();
	});
	beforeEach(async () => {
		await pool.query(`truncate "${schema}".entry`);
	});

	const ada = { name: 'Ada', message: 'Hello', language: 'en' } as const;

	test('an entry is kept as it was written', async () => {
		const written = { name: "O'Neil 码", message: 'a\n"b" $1 \\ 👍', language: 'ja' } as const;
		const { entry, isNew } = await entries.addEntry(randomUUID(), written);
		expect(isNew).toBe(true);
		expect(entry).toMatchObject(written);
		expect(await entries.listEntries(10)).toEqual({ entries: [entry], next: null });
	});

	test('an entry that is sent twice is there once', async () => {
		const id = randomUUID();
		const { entry } = await entries.addEntry(id, ada);
		const again = await entries.addEntry(id, { ...ada, message: 'Other' });
		expect(again).toEqual({ entry, isNew: false });
		expect((await entries.listEntries(10)).entries).toEqual([entry]);
	});

	test('pages lead from the newest to the oldest', async () => {
		for (const message of ['1', '2', '3']) {
			await entries.addEntry(randomUUID(), { ...ada, message });
		}
		const first = await entries.listEntries(2);
		expect(first.entries.map(({ message }) => message)).toEqual(['3', '2']);
		const second = await entries.listEntries(2, first.next ?? undefined);
		expect(second.entries.map(({ message }) => message)).toEqual(['1']);
		expect(second.next).toBeNull();
	});

	test.each([
		['no name', { name: '' }],
		['a long name', { name: 'x'.repeat(51) }],
		['a long message', { message: 'x'.repeat(501) }],
		['another language', { language: 'de' as 'en' }]
	])('the database refuses %s', async (_, wrong) => {
		await expect(entries.addEntry(randomUUID(), { ...ada, ...wrong })).rejects.toThrow(
			'violates check constraint'
		);
	});

	test('it is ready while its role may read entries', async () => {
		await connections.checkDatabase();
		await pool.query(`alter table "${schema}".entry rename to other`);
		await expect(connections.checkDatabase()).rejects.toThrow('does not exist');
		await pool.query(`alter table "${schema}".other rename to entry`);
	});
});

import { type Kysely, sql } from 'kysely';

/** Tells screen readers and fonts in which language a message is; the first ones were in English. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await sql`
		alter table entry
			add column language text not null default 'en' check (language in ('en', 'ja'))`.execute(database);
}

import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
	await sql`
		create table entry (
			number bigint generated always as identity primary key,
			id uuid not null unique,
			name text not null check (char_length(name) between 1 and 50),
			message text not null check (char_length(message) between 1 and 500),
			created_at timestamptz not null default now()
		)`.execute(database);
}

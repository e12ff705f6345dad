import { type Entry, type NewEntry, type Page } from '@guestbook/shared/entry';
import type { Selectable } from 'kysely';
import * as z from 'zod';
import { database, type Schema } from './database.ts';

/** Milliseconds for an entry: its statements may each wait for a connection and for the table, together too long. */
const ADD_MS = 5_500;

/** Text of a time, which PostgreSQL may have outside of every calendar. */
const Time = z
	.date()
	.transform((time) => time.toISOString())
	.pipe(z.iso.datetime())
	.nullable()
	.catch(null);

const toEntry = ({ created_at, number, ...rest }: Selectable<Schema['entry']>): Entry => ({
	...rest,
	number: Number(number),
	createdAt: Time.parse(created_at)
});

/**
 * Returns up to `limit` entries that come before the one of that number, newest first. Of entries by SQL, those
 * are left out whose number is not positive or is none that a program can hold: no page could begin there.
 */
export async function listEntries(limit: number, before = Number.MAX_SAFE_INTEGER): Promise<Page> {
	const rows = await database
		.selectFrom('entry')
		.selectAll()
		.where('number', '>', '0')
		.where('number', '<', String(before))
		.orderBy('number', 'desc')
		// One more tells whether another page follows.
		.limit(limit + 1)
		.execute();
	const entries = rows.slice(0, limit).map(toEntry);
	return { entries, next: rows.length > limit ? (entries.at(-1)?.number ?? null) : null };
}

/** Adds an entry, unless it is there; returns what is there, and whether it is new. */
export async function addEntry(
	id: string,
	entry: NewEntry
): Promise<{ entry: Entry; isNew: boolean }> {
	const signal = AbortSignal.timeout(ADD_MS);
	const added = await database
		.insertInto('entry')
		.values({ id, ...entry })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.returningAll()
		.executeTakeFirst();
	if (added) return { entry: toEntry(added), isNew: true };
	const former = database.selectFrom('entry').selectAll().where('id', '=', id);
	return { entry: toEntry(await former.executeTakeFirstOrThrow({ signal })), isNew: false };
}

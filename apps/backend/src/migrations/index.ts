import type { Migration } from 'kysely/migration';
import * as entries from './0001_entries.ts';
import * as language from './0002_language.ts';

/** Every migration by name, in order. One that was released is never changed. */
export const migrations: Record<string, Migration> = {
	'0001_entries': entries,
	'0002_language': language
};

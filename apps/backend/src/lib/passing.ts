import pg from 'pg';

/**
 * Codes of errors that pass without a change in the program, from
 * https://www.postgresql.org/docs/18/errcodes-appendix.html: no connection, no resources, starting,
 * ending or too slow, read-only for the time being, a table in use, and a role or database that is not there yet.
 */
const CODES = /^(08|53|57|25006|55P03|28P01|28000|3D000)/;

/** Whether an error of the database passes by itself, so that it is worth trying again. */
export function isPassing(error: unknown): boolean {
	if (error instanceof pg.DatabaseError) return CODES.test(error.code ?? '');
	// Those of Node for a wrong argument have a code, too.
	if (error instanceof TypeError || error instanceof RangeError) return false;
	// Those of sockets have a code; pg's own have a text only, and so has that of Kysely for one that broke in a transaction.
	return (
		error instanceof Error &&
		('code' in error || /timeout|terminated|not queryable|discarded/.test(error.message))
	);
}

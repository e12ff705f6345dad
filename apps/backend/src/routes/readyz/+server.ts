import { checkDatabase } from '#lib/database.ts';

/** Requests can be served: the database answers, and the table is there. A full pool changes nothing. */
export const GET = async () => {
	await checkDatabase();
	return new Response('ok\n');
};

import { checkEntries } from '#lib/entries.ts';

/** Requests can be served: the database answers, and the table is there. */
export const GET = async () => {
	await checkEntries();
	return new Response('ok\n');
};

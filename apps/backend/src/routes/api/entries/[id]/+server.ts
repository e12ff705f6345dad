import { EntryId, NewEntry } from '@guestbook/shared/entry';
import { json } from '@sveltejs/kit';
import { addEntry } from '#lib/entries.ts';
import { invalid, problem } from '#lib/problem.ts';
import type { RequestHandler } from './$types';

/** Adds an entry under the id that the caller made: again with the same content changes nothing. */
export const PUT: RequestHandler = async ({ params, request }) => {
	const id = EntryId.safeParse(params.id);
	if (!id.success) return problem(404);
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
		return problem(415, 'the content type must be application/json');
	}
	let text: string;
	try {
		text = await request.text();
	} catch (cause) {
		// A connection that ended has a code. A body that is too large has a status of its own.
		if (!(cause instanceof Error && 'code' in cause)) throw cause;
		return problem(400, 'the body must be whole');
	}
	let input: unknown;
	try {
		input = JSON.parse(text);
	} catch {
		return problem(400, 'the body must be JSON');
	}
	const wanted = NewEntry.safeParse(input);
	if (!wanted.success) return invalid(wanted.error);
	const { entry, isNew } = await addEntry(id.data.toLowerCase(), wanted.data);
	// The language is that of the page: after a lost answer, the same words may come from the other one.
	const isSame = entry.name === wanted.data.name && entry.message === wanted.data.message;
	if (!isSame) return problem(409, 'another entry has this id');
	return json(entry, { status: isNew ? 201 : 200 });
};

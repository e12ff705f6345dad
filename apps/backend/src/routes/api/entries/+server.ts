import { PAGE_LENGTH } from '@guestbook/shared/entry';
import { json } from '@sveltejs/kit';
import * as z from 'zod';
import { listEntries } from '#lib/entries.ts';
import { invalid } from '#lib/problem.ts';
import type { RequestHandler } from './$types';

const Query = z.strictObject({
	limit: z.coerce.number().int().min(1).max(PAGE_LENGTH).default(10),
	before: z.coerce.number().int().min(1).optional()
});

export const GET: RequestHandler = async ({ url }) => {
	const query = Query.safeParse(Object.fromEntries(url.searchParams));
	if (!query.success) return invalid(query.error);
	return json(await listEntries(query.data.limit, query.data.before));
};

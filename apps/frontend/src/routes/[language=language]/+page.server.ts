import {
	type Entry,
	EntryId,
	type Language,
	MESSAGE_LENGTH,
	NAME_LENGTH,
	NewEntry
} from '@guestbook/shared/entry';
import { log } from '@guestbook/shared/server';
import { error, fail, redirect } from '@sveltejs/kit';
import * as z from 'zod';
import { MESSAGES } from '#lib/language.ts';
import { addEntry, BackendError, listEntries } from '#lib/server/backend.ts';
import type { Actions, PageServerLoad } from './$types';

const EntryNumber = z.coerce.number<string | null>().int().positive();

/** Adds the time as it is shown: here, since browsers do not all know each language alike. */
function withTime(entry: Entry, language: Language) {
	const format = new Intl.DateTimeFormat(language, {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone: 'UTC'
	});
	return { ...entry, time: `${format.format(new Date(entry.createdAt))} UTC` };
}

export const load: PageServerLoad = async ({ fetch, params, request, url }) => {
	const before = EntryNumber.optional().safeParse(url.searchParams.get('before') ?? undefined);
	if (!before.success) error(404, 'no such page');
	const page = await listEntries(fetch, before.data).catch((cause: unknown) => {
		// After a form that could not be handed in, the page is shown all the same: it holds the visitor's words.
		if (request.method === 'POST' && cause instanceof BackendError) return null;
		throw cause;
	});
	return {
		entries: page && page.entries.map((entry) => withTime(entry, params.language)),
		next: page?.next ?? null,
		isFirst: before.data === undefined,
		signed: EntryNumber.safeParse(url.searchParams.get('signed')).data,
		id: crypto.randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ fetch, locals, params, request }) => {
		const t = MESSAGES[params.language];
		const data = await request.formData();
		const text = (field: string) => z.string().catch('').parse(data.get(field));
		const values = { name: text('name'), message: text('message') };
		const id = EntryId.catch(() => crypto.randomUUID()).parse(data.get('id'));
		const entry = NewEntry.safeParse({ ...values, language: params.language });
		if (!entry.success) {
			const { name, message } = z.flattenError(entry.error).fieldErrors;
			const errors = {
				name: name && (values.name.trim() ? t.nameWrong(NAME_LENGTH) : t.nameEmpty),
				message:
					message && (values.message.trim() ? t.messageWrong(MESSAGE_LENGTH) : t.messageEmpty)
			};
			return fail(422, { id, values, errors });
		}
		let number: number;
		try {
			({ number } = await addEntry(fetch, id, entry.data));
		} catch (cause) {
			if (!(cause instanceof BackendError)) throw cause;
			log.warn({ requestId: locals.requestId, err: cause }, 'entry not added');
			return fail(cause.status, { id, values, notSigned: true });
		}
		redirect(303, `/${params.language}?signed=${number}`);
	}
};

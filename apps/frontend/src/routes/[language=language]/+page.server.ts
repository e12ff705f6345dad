import {
	type Entry,
	EntryId,
	isBlank,
	type Language,
	MESSAGE_LENGTH,
	NAME_LENGTH,
	NewEntry
} from '@guestbook/shared/entry';
import { log } from '@guestbook/shared/server';
import { error, fail, redirect } from '@sveltejs/kit';
import * as z from 'zod';
import { ENTRIES_PER_MINUTE } from '$app/env/private';
import { MESSAGES } from '#lib/language.ts';
import { addEntry, BackendError, listEntries } from '#lib/server/backend.ts';
import { RateLimit } from '#lib/server/rate-limit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const limit = ENTRIES_PER_MINUTE === undefined ? undefined : new RateLimit(ENTRIES_PER_MINUTE);

const EntryNumber = z.coerce.number<string | null>().int().positive();

/** Adds the time as it is shown: here, since browsers do not all know each language alike. */
function withTime(entry: Entry, language: Language) {
	const format = new Intl.DateTimeFormat(language, {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone: 'UTC'
	});
	const time = entry.createdAt && `${format.format(new Date(entry.createdAt))} UTC`;
	return { ...entry, time };
}

/** Returns the visitor's address: from the header that ADDRESS_HEADER names, or of the connection. */
function addressOf({ getClientAddress, locals, platform }: RequestEvent): string {
	try {
		return getClientAddress();
	} catch (cause) {
		// Not from the Ingress; or it does not send what ADDRESS_HEADER and XFF_DEPTH say.
		log.warn({ requestId: locals.requestId, err: cause }, 'no address of the visitor');
		return platform?.req.socket.remoteAddress ?? '';
	}
}

/** Returns the form of a request; refuses what is none, or ends too early: a visitor left, say. */
async function formOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		// A connection that ended has a code. A form that is too large has a status of its own.
		if (cause instanceof TypeError || (cause instanceof Error && 'code' in cause)) {
			error(400, 'no form');
		}
		throw cause;
	}
}

export const load: PageServerLoad = async ({ fetch, locals, params, request, url }) => {
	const before = EntryNumber.optional().safeParse(url.searchParams.get('before') ?? undefined);
	if (!before.success) error(404, 'no such page');
	const page = await listEntries({ fetch, locals }, before.data).catch((cause: unknown) => {
		// After a form that could not be handed in, the page is shown all the same: it holds the visitor's words.
		if (request.method !== 'POST') throw cause;
		log.warn({ requestId: locals.requestId, err: cause }, 'entries not shown');
		return null;
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
	default: async (event) => {
		const { locals, params, request, setHeaders } = event;
		const t = MESSAGES[params.language];
		const data = await formOf(request);
		const text = (field: string) => z.string().catch('').parse(data.get(field));
		const values = { name: text('name'), message: text('message') };
		const id = EntryId.catch(() => crypto.randomUUID()).parse(data.get('id'));
		const entry = NewEntry.safeParse({ ...values, language: params.language });
		if (!entry.success) {
			const { name, message } = z.flattenError(entry.error).fieldErrors;
			const errors = {
				name: name && (isBlank(values.name) ? t.nameEmpty : t.nameWrong(NAME_LENGTH)),
				message:
					message && (isBlank(values.message) ? t.messageEmpty : t.messageWrong(MESSAGE_LENGTH))
			};
			return fail(422, { id, values, errors });
		}
		const waitSeconds = limit?.take(addressOf(event)) ?? 0;
		if (waitSeconds > 0) {
			setHeaders({ 'retry-after': String(waitSeconds) });
			return fail(429, { id, values, problem: { waitSeconds } });
		}
		let number: number;
		try {
			({ number } = await addEntry(event, id, entry.data));
		} catch (cause) {
			const { requestId } = locals;
			// Never an error page, which would take the visitor's words away.
			if (!(cause instanceof BackendError)) {
				log.error({ requestId, err: cause }, 'unexpected error');
				return fail(500, { id, values, problem: 'broken' as const });
			}
			log.warn({ requestId, err: cause }, 'entry not added');
			return fail(cause.status, { id, values, problem: 'away' as const });
		}
		redirect(303, `/${params.language}?signed=${number}`);
	}
};

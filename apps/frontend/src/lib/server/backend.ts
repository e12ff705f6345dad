import { BACKEND_URL } from '$app/env/private';
import { Entry, type NewEntry, Page } from '@guestbook/shared/entry';
import { PlainError } from '@guestbook/shared/server';
import type { RequestEvent } from '@sveltejs/kit';
import { once } from 'node:events';
import pRetry from 'p-retry';
import { v5 } from 'uuid';
import type { ZodType } from 'zod';

/** The visitor's request for which something is asked. */
type Asking = Pick<RequestEvent, 'fetch' | 'locals'>;

/** For all that a request asks. Longer than the backend takes to give up on its database. */
const TIMEOUT_MS = 6_000;

/** The backend cannot serve: 502 where it gives no answer of use, 503 where it is too slow or says so. */
export class BackendError extends PlainError {
	constructor(
		readonly status: 502 | 503,
		message: string,
		/** Status of its answer, if there is one. */
		readonly answer?: number,
		cause?: unknown
	) {
		super(message, { cause });
	}
}

/** Returns entries before the one of that number, or the newest. */
export function listEntries(asking: Asking, before?: number): Promise<Page> {
	return call(asking, Page, before ? `/api/entries?before=${before}` : '/api/entries');
}

/**
 * Adds an entry, once, however often it is called with the same id and entry.
 *
 * Another entry may have the id: its visitor changed the words after an answer that was lost. Nothing
 * in the book changes, so the new words become an entry of their own, whose id follows from both. They
 * too are there once then, from whichever pod and however often they are handed in.
 */
export async function addEntry(asking: Asking, id: string, entry: NewEntry): Promise<Entry> {
	const put = (id: string) =>
		call(asking, Entry, `/api/entries/${id}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(entry)
		});
	try {
		return await put(id);
	} catch (error) {
		if (!(error instanceof BackendError && error.answer === 409)) throw error;
		return put(v5(JSON.stringify([entry.name, entry.message]), id));
	}
}

async function call<T>(
	{ fetch, locals }: Asking,
	schema: ZodType<T>,
	path: string,
	init?: RequestInit
): Promise<T> {
	const signal = (locals.deadline ??= AbortSignal.timeout(TIMEOUT_MS));
	let status: number;
	let text: string;
	// A request that looks up a name or connects may outlive its signal, up to ten seconds.
	const late = once(signal, 'abort').then(() => {
		throw signal.reason;
	});
	// A connection that was kept open may end just as it is used, and the backend gives up its database
	// earlier than visitors do; every call can be repeated.
	const answer = pRetry(
		async () => {
			const response = await fetch(BACKEND_URL + path, { ...init, signal });
			const text = await response.text();
			// Why is in the backend's log, under the same request id.
			if (response.status === 503) throw new BackendError(503, 'the backend answers 503', 503);
			return [response.status, text] as const;
		},
		{ retries: 1, minTimeout: 50, shouldRetry: () => !signal.aborted }
	);
	try {
		[status, text] = await Promise.race([answer, late]);
	} catch (cause) {
		if (cause instanceof BackendError) throw cause;
		if (signal.aborted) {
			throw new BackendError(503, 'the backend is too slow', undefined, cause);
		}
		throw new BackendError(502, 'the backend cannot be reached', undefined, cause);
	}
	if (status < 200 || status > 299) {
		throw new BackendError(502, `the backend answers ${status}`, status);
	}
	try {
		return schema.parse(JSON.parse(text));
	} catch (cause) {
		throw new BackendError(502, 'the backend answers what is not expected', status, cause);
	}
}

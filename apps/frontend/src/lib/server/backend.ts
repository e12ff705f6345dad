import { BACKEND_URL } from '$app/env/private';
import { Entry, type NewEntry, Page } from '@guestbook/shared/entry';
import pRetry from 'p-retry';
import type { ZodType } from 'zod';

type Fetch = typeof globalThis.fetch;

/** Longer than the backend takes to give up on its database. */
const TIMEOUT_MS = 6_000;

/** The backend cannot serve: 502 where it cannot be reached, 503 where it is too slow or says so. */
export class BackendError extends Error {
	constructor(
		readonly status: 502 | 503,
		message: string,
		cause?: unknown
	) {
		super(message, { cause });
	}
}

/** Returns entries before the one of that number, or the newest. */
export function listEntries(fetch: Fetch, before?: number): Promise<Page> {
	return call(fetch, Page, before ? `/api/entries?before=${before}` : '/api/entries');
}

/** Adds an entry, once, however often it is called with the same id. */
export function addEntry(fetch: Fetch, id: string, entry: NewEntry): Promise<Entry> {
	return call(fetch, Entry, `/api/entries/${id}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(entry)
	});
}

async function call<T>(
	fetch: Fetch,
	schema: ZodType<T>,
	path: string,
	init?: RequestInit
): Promise<T> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	let response: Response;
	try {
		// A connection that was kept open may end just as it is used; every call can be repeated.
		response = await pRetry(() => fetch(BACKEND_URL + path, { ...init, signal }), {
			retries: 1,
			minTimeout: 50,
			shouldRetry: () => !signal.aborted
		});
	} catch (cause) {
		if (signal.aborted) throw new BackendError(503, 'the backend is too slow', cause);
		throw new BackendError(502, 'the backend cannot be reached', cause);
	}
	if (response.ok) return schema.parse(await response.json());
	const status = response.status === 503 ? 503 : 502;
	throw new BackendError(
		status,
		`the backend answers ${response.status}: ${await response.text()}`
	);
}

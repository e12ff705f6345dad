import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { BACKEND_URL, METRICS_PORT } from '$app/env/private';
import { dev } from '$app/env';
import { log, observe, start } from '@guestbook/shared/server';
import {
	type Handle,
	type HandleFetch,
	type HandleServerError,
	sequence
} from '@sveltejs/kit/hooks';
import { languageOf } from '#lib/language.ts';
import { BackendError } from '#lib/server/backend.ts';

/** Headers of every answer. Pages have a Content-Security-Policy of their own, from SvelteKit. */
const HEADERS = {
	'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

export const init = () => {
	// In development the module is loaded anew with each change.
	if (dev) return;
	start(METRICS_PORT);
	// Not in a hook: SvelteKit calls none for files, for paths of files that are not there, and for
	// forms of other sites.
	subscribe('http.server.request.start', (message) => {
		const { response } = message as { response: ServerResponse };
		for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
	});
};

const page: Handle = async ({ event, resolve }) => {
	const language = languageOf(event.url.pathname);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%language%', language)
	});
	if (response.status === 503) response.headers.set('retry-after', '5');
	return response;
};

export const handle = sequence(observe, page);

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
	if (new URL(request.url).origin === new URL(BACKEND_URL).origin) {
		request.headers.set('x-request-id', event.locals.requestId);
	}
	return fetch(request);
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId } = event.locals;
	if (kind !== 'unknown') return { requestId };
	if (error instanceof BackendError) {
		log.warn({ requestId, err: error }, 'backend away');
		return { requestId, status: error.status };
	}
	// SvelteKit reports this name of an action as an error of the program, although the client chose it.
	if (event.request.method === 'POST' && event.url.searchParams.has('/default')) {
		return { requestId, status: 404 };
	}
	log.error({ requestId, err: error }, 'unexpected error');
	return { requestId };
};

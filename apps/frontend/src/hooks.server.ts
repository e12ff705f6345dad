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

export const init = () => {
	// In development the module is loaded anew with each change.
	if (!dev) start(METRICS_PORT);
};

/** Headers beside the Content-Security-Policy, which SvelteKit sends. */
const HEADERS = {
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

const page: Handle = async ({ event, resolve }) => {
	const language = languageOf(event.url.pathname);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%language%', language)
	});
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
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
	log.error({ requestId, err: error }, 'unexpected error');
	return { requestId };
};

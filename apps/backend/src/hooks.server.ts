import { METRICS_PORT } from '$app/env/private';
import { dev } from '$app/env';
import { log, observe, start } from '@guestbook/shared/server';
import { type Handle, type HandleServerError, sequence } from '@sveltejs/kit/hooks';
import { closeDatabase } from '#lib/database.ts';
import { isPassing } from '#lib/passing.ts';
import { problem } from '#lib/problem.ts';

export const init = () => {
	// In development the module is loaded anew with each change.
	if (!dev) start(METRICS_PORT, closeDatabase);
};

/** Every error is a problem, those of SvelteKit itself too: no route, wrong method, too large. */
const errorsAreProblems: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const type = response.headers.get('content-type') ?? '';
	if (response.status < 400 || type.startsWith('application/problem+json')) return response;
	const answer = problem(response.status);
	const allow = response.headers.get('allow');
	if (allow) answer.headers.set('allow', allow);
	return answer;
};

export const handle = sequence(observe, errorsAreProblems);

export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind !== 'unknown') return;
	const { requestId } = event.locals;
	if (isPassing(error)) {
		log.warn({ requestId, err: error }, 'database away');
		return { status: 503 };
	}
	log.error({ requestId, err: error }, 'unexpected error');
};

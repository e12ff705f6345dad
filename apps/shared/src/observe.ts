import type { Handle } from '@sveltejs/kit/hooks';
import { Histogram } from 'prom-client';
import { log } from './log.ts';

declare global {
	// eslint-disable-next-line @typescript-eslint/no-namespace -- SvelteKit's own way
	namespace App {
		interface Locals {
			/** Ties together what frontend and backend log of one request. */
			requestId: string;
		}
	}
}

const REQUEST_ID = /^[\w-]{1,64}$/;

/** Rate, errors and duration. By route pattern, since each path would be a series of its own. */
const duration = new Histogram({
	name: 'http_request_duration_seconds',
	help: 'Duration of HTTP requests in seconds.',
	labelNames: ['method', 'route', 'status'],
	buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
});

/** Methods that have a series; others are made up by clients. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Gives each request an id, a line in the log, and a place in the metrics. */
export const observe: Handle = async ({ event, resolve }) => {
	const begin = performance.now();
	const given = event.request.headers.get('x-request-id') ?? '';
	event.locals.requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID();
	const response = await resolve(event);
	const seconds = (performance.now() - begin) / 1000;
	const method = METHODS.has(event.request.method) ? event.request.method : 'other';
	const route = event.route.id ?? 'none';
	duration.observe({ method, route, status: response.status }, seconds);
	const { requestId } = event.locals;
	const line = { requestId, method, route, path: event.url.pathname, status: response.status };
	const level = response.status >= 500 ? 'error' : route.endsWith('z') ? 'debug' : 'info';
	log[level]({ ...line, durationMs: Math.round(seconds * 1e6) / 1e3 }, 'request');
	response.headers.set('x-request-id', requestId);
	return response;
};

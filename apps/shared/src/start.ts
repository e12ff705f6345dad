import { subscribe } from 'node:diagnostics_channel';
import { createServer, Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import { collectDefaultMetrics, register } from 'prom-client';
import { log } from './log.ts';

/** Time in which a connection that is in use ends by itself after SIGTERM. */
const DRAIN_MS = 2_000;

/**
 * Ends without dropping a request. At SIGTERM the adapter destroys connections that look idle, though
 * a request may wait there that was not read yet. So that is put off, and until then each connection
 * ends with the answer to its next request.
 */
function endGently(): void {
	let isEnding = false;
	process.once('SIGTERM', () => {
		isEnding = true;
		log.info('ending');
	});
	subscribe('http.server.request.start', (message) => {
		const { response, server } = message as { response: ServerResponse; server: Server };
		if (isEnding) response.setHeader('connection', 'close');
		server.closeIdleConnections = () => {
			setTimeout(() => Server.prototype.closeIdleConnections.call(server), DRAIN_MS).unref();
		};
	});
}

/** Returns a function that prints to the log; of an error, what the log says of errors. */
function printTo(level: 'info' | 'warn' | 'error') {
	return (...args: unknown[]) => {
		const text = format(...args.filter((each) => !(each instanceof Error)));
		log[level]({ err: args.find((each) => each instanceof Error) }, text);
	};
}

/**
 * Prepares the process: everything it prints is JSON, metrics are served, and `stop` runs after the
 * last request.
 */
export function start(metricsPort: number, stop: () => Promise<void> = async () => {}): void {
	// SvelteKit and its adapter print plain text.
	console.log = console.info = printTo('info');
	console.warn = printTo('warn');
	console.error = printTo('error');
	process.on('uncaughtException', (error) => {
		log.fatal({ err: error }, 'uncaught exception');
		process.exit(1);
	});
	endGently();
	collectDefaultMetrics();
	const server = createServer((request, response) => {
		if (request.url !== '/metrics') {
			response.writeHead(404).end();
			return;
		}
		void register.metrics().then((metrics) => {
			response.setHeader('content-type', register.contentType).end(metrics);
		});
	});
	server.listen(metricsPort, () => log.info({ port: metricsPort }, 'serving metrics'));
	process.on('sveltekit:shutdown', async () => {
		// A server that vanished without a word never answers the end of a connection.
		await Promise.race([stop(), delay(DRAIN_MS)]);
		log.info('ended');
		process.exit();
	});
}

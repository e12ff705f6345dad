import { createServer } from 'node:http';
import { format } from 'node:util';
import { collectDefaultMetrics, register } from 'prom-client';
import { log } from './log.ts';

let ending = false;

/** Whether the program was told to end; it then takes no further request on a connection. */
export const isEnding = () => ending;

/**
 * Prepares the process: everything it prints is JSON, metrics are served, and `stop` runs after the
 * last request.
 */
export function start(metricsPort: number, stop: () => Promise<void> = async () => {}): void {
	// SvelteKit and its adapter print plain text.
	console.log = console.info = (...args) => log.info(format(...args));
	console.warn = (...args) => log.warn(format(...args));
	console.error = (...args) => log.error(format(...args));
	process.on('uncaughtException', (error) => {
		log.fatal({ err: error }, 'uncaught exception');
		process.exit(1);
	});
	process.once('SIGTERM', () => {
		ending = true;
		log.info('ending');
	});
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
		await stop();
		server.close();
		server.closeAllConnections();
		log.info('ended');
	});
}

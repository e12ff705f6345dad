/** Stands in for a Service: node forward.mjs PORT (HOST:PORT | SOCKET) */
import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';

const [port, target] = process.argv.slice(2);
const [host, hostPort] = target.split(':');
const to = hostPort ? { host, port: hostPort } : { path: target };

createServer((near) => {
	const far = connect(to);
	pipeline(near, far, near, () => {});
}).listen(port);

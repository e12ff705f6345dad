/**
 * Keeps connections busy: node load.mjs PORT CONNECTIONS SECONDS PATH...
 *
 * Each asks again as soon as it is answered, until the time is over or the server ends it: by the
 * header, or by closing it while nothing is asked. A request without its whole answer is dropped.
 * Prints "busy" once all have been answered, and what came of them as JSON at the end.
 */
import { connect } from 'node:net';

const [port, connections, seconds, ...paths] = process.argv.slice(2);
const ANSWER_MS = 10_000;
const begin = performance.now();
const answers = {};
const dropped = [];
let firstAnswers = 0;

const isOver = () => performance.now() - begin > seconds * 1000;

/** Returns the head of a whole answer. */
function headOf(text) {
	const [head, ...rest] = text.split('\r\n\r\n');
	const length = /^content-length: (\d+)/im.exec(head);
	const body = rest.join('\r\n\r\n');
	const isWhole = length ? body.length === Number(length[1]) : body.endsWith('0\r\n\r\n');
	return rest.length && isWhole ? head : undefined;
}

function visit(path) {
	const socket = connect({ host: '127.0.0.1', port });
	let text = '';
	let isAsked = false;
	let isFirst = true;
	let cause = 'closed';

	function ask() {
		if (!socket.writable) return;
		isAsked = true;
		text = '';
		socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
	}
	socket.setEncoding('latin1'); // A character a byte.
	socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('no answer')));
	socket.on('connect', ask);
	socket.on('data', (data) => {
		text += data;
		const head = headOf(text);
		if (!head) return;
		isAsked = false;
		const status = head.split(' ')[1];
		answers[status] = (answers[status] ?? 0) + 1;
		if (isFirst && ++firstAnswers === Number(connections)) console.log('busy');
		isFirst = false;
		if (isOver() || /^connection: close/im.test(head)) socket.end();
		// The end of a connection that has come in by now is seen before.
		else setImmediate(ask);
	});
	socket.on('error', (error) => (cause = error.code ?? error.message));
	return new Promise((resolve) => {
		socket.on('close', () => {
			if (isAsked || isFirst) dropped.push(`${path}: ${cause}`);
			resolve();
		});
	});
}

await Promise.all(Array.from({ length: connections }, (_, i) => visit(paths[i % paths.length])));
console.log(JSON.stringify({ answers, dropped, seconds: (performance.now() - begin) / 1000 }));

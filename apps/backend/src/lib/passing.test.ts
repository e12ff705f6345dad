import net from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isPassing } from './passing.ts';

function databaseError(code: string) {
	const error = new pg.DatabaseError('message', 0, 'error');
	error.code = code;
	return error;
}

test.each([
	['08006', 'connection failure'],
	['53300', 'too many connections'],
	['57014', 'statement timeout'],
	['57P03', 'the server starts'],
	['25006', 'read-only, such as a standby'],
	['55P03', 'lock timeout'],
	['28P01', 'wrong password'],
	['3D000', 'no such database']
])('%s passes: %s', (code) => {
	expect(isPassing(databaseError(code))).toBe(true);
});

test.each([
	['23505', 'unique violation'],
	['42P01', 'no such table'],
	['42501', 'no privilege'],
	['22021', 'wrong encoding']
])('%s stays: %s', (code) => {
	expect(isPassing(databaseError(code))).toBe(false);
});

test('a refused connection passes', async () => {
	const server = net.createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as net.AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	const refused = new pg.Client({ host: '127.0.0.1', port }).connect();
	expect(isPassing(await refused.catch((error: unknown) => error))).toBe(true);
});

test('a connection without an answer passes', async () => {
	const server = net.createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as net.AddressInfo;
	const pool = new pg.Pool({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 });
	const error: unknown = await pool.query('select 1').catch((error: unknown) => error);
	server.close();
	expect(isPassing(error)).toBe(true);
});

test('a connection that the server ends passes', async () => {
	const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as net.AddressInfo;
	const ended = new pg.Client({ host: '127.0.0.1', port }).connect();
	const error: unknown = await ended.catch((error: unknown) => error);
	server.close();
	expect(isPassing(error)).toBe(true);
});

test.each([new TypeError('x is not a function'), new Error('the role may not read entries')])(
	'a mistake of ours stays: %s',
	(error) => {
		expect(isPassing(error)).toBe(false);
	}
);

test('an argument that Node refuses stays', async () => {
	const refused = new pg.Client({ host: '127.0.0.1', port: 70_000 }).connect();
	expect(isPassing(await refused.catch((error: unknown) => error))).toBe(false);
});

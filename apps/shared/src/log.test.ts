import pg from 'pg';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { describeError, PlainError } from './log.ts';

const WORD = 'murasaki';

function thrownBy(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}

function databaseError() {
	const fields = { code: '23514', severity: 'ERROR', table: 'entry', constraint: 'entry_check' };
	const error = new pg.DatabaseError(`invalid input syntax: "${WORD}"`, 0, 'error');
	return Object.assign(error, fields, {
		detail: `Failing row contains (${WORD}).`,
		where: `COPY entry, line 1: "${WORD}"`,
		hint: WORD,
		internalQuery: `select '${WORD}'`
	});
}

test.each([
	['of PostgreSQL', databaseError()],
	['of JSON', thrownBy(() => JSON.parse(WORD))],
	['of a schema', z.strictObject({}).safeParse({ [WORD]: 1 }).error],
	['of a type', thrownBy(() => `${WORD}`.includes.call(undefined, WORD))],
	['of a property', thrownBy(() => WORD in (WORD as unknown as object))],
	['of a range', thrownBy(() => new Intl.DateTimeFormat('en', { timeZone: WORD }))],
	['of an address', thrownBy(() => new URL(WORD))],
	['of several lines', new SyntaxError(`first\n    at ${WORD}`)],
	['with a cause', new PlainError('the backend is away', { cause: databaseError() })],
	['with several', new AggregateError([databaseError()], WORD)],
	['with what was asked', Object.assign(new Error('no'), { parameters: [WORD], query: WORD })],
	['that is none', WORD],
	['that holds more', Object.assign(new PlainError('no'), { form: { name: WORD } })]
])('an error %s is logged without a value', (_, error) => {
	const text = JSON.stringify(describeError(error));
	expect(text).not.toContain(WORD);
	expect(text.length).toBeGreaterThan(15);
});

test('what tells a mistake is there', () => {
	expect(describeError(databaseError())).toMatchObject({
		type: 'DatabaseError',
		code: '23514',
		table: 'entry',
		constraint: 'entry_check',
		stack: expect.stringContaining('log.test.ts')
	});
	const unprivileged = new pg.DatabaseError('permission denied for table entry', 0, 'error');
	Object.assign(unprivileged, { code: '42501', severity: 'ERROR', detail: WORD });
	const logged = describeError(unprivileged);
	expect(logged).toMatchObject({ message: 'permission denied for table entry' });
	expect(logged).not.toHaveProperty('detail');
	const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
		code: 'ECONNREFUSED',
		syscall: 'connect'
	});
	// As for a name of two addresses.
	const code = 'ECONNREFUSED';
	expect(describeError(new AggregateError([refused]))).toMatchObject({ errors: [{ code }] });
	expect(describeError(new PlainError('away', { cause: refused }))).toMatchObject({
		type: 'PlainError',
		message: 'away',
		cause: { message: 'connect ECONNREFUSED 127.0.0.1:5432', code: 'ECONNREFUSED' }
	});
});

import { NewEntry } from '@guestbook/shared/entry';
import { expect, test } from 'vitest';
import { invalid, problem } from './problem.ts';

test('a problem names status and title, and has its media type', async () => {
	const answer = problem(415, 'the content type must be application/json');
	expect(answer.status).toBe(415);
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	expect(await answer.json()).toEqual({
		title: 'Unsupported Media Type',
		status: 415,
		detail: 'the content type must be application/json'
	});
});

test('only what passes tells when to come again', () => {
	expect(problem(503).headers.get('retry-after')).toBe('5');
	expect(problem(500).headers.has('retry-after')).toBe(false);
});

test('invalid input names each field', async () => {
	const { error } = NewEntry.safeParse({ name: '', message: 'a\u0007', language: 'fr', x: 1 });
	if (!error) throw new Error('must be refused');
	const answer = invalid(error);
	const { errors } = (await answer.json()) as { errors: { field: string }[] };
	expect(answer.status).toBe(422);
	expect(errors.map(({ field }) => field)).toEqual(['name', 'message', 'language', '']);
});

import { expect, test } from 'vitest';
import { NewEntry } from './entry.ts';

const entry = { name: 'Ann', message: 'Hello', language: 'en' };

test('text is stored in one form', () => {
	const typed = { ...entry, name: '  Zoe\u0308 ', message: '\r\nfirst\r\nsecond\rthird ' };
	expect(NewEntry.parse(typed)).toEqual({
		...entry,
		name: 'Zo\u00eb',
		message: 'first\nsecond\nthird'
	});
});

test.each([
	['name', ' \t\n '],
	['name', '\u200b'],
	['name', '\u2800 \u2800'],
	['name', 'x'.repeat(51)],
	['name', 'two\nlines'],
	['name', 'a\u0000b'],
	['name', 7],
	['name', '\ud800'],
	['message', ''],
	['message', '\u3164 \u2060\n\u{e0001}\ufe0f'],
	['message', 'x'.repeat(501)],
	['message', 'bell\u0007'],
	['language', 'fr'],
	['admin', true]
])('refuses %s %j', (field, value) => {
	expect(NewEntry.safeParse({ ...entry, [field]: value }).success).toBe(false);
});

test.each([
	['name', 'x'.repeat(50)],
	['name', '織田 信長'],
	['name', '\u2801\u2800\u2803'],
	['name', 'می\u200cنویسم'],
	['name', "Robert'); drop table entry;--"],
	['message', 'x'.repeat(500)],
	['message', '<script>alert(1)</script>'],
	['message', 'family: 👨‍👩‍👧‍👦'],
	['message', 'one\n\ntwo']
])('takes %s %j as it is', (field, value) => {
	expect(NewEntry.parse({ ...entry, [field]: value })).toEqual({ ...entry, [field]: value });
});

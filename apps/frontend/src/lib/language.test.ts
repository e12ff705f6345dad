import { expect, test } from 'vitest';
import { languageOf, MESSAGES } from './language.ts';

test.each([
	['/en', 'en'],
	['/ja', 'ja'],
	['/ja/nowhere', 'ja'],
	['/', 'en'],
	['/japan', 'en'],
	['/fr/ja', 'en']
])('%s is in %s', (path, language) => {
	expect(languageOf(path)).toBe(language);
});

test('every text is translated', () => {
	const same = Object.entries(MESSAGES.en).filter(
		([key, text]) => MESSAGES.ja[key as keyof typeof MESSAGES.ja] === text
	);
	expect(same).toEqual([]);
});

test('one is not several', () => {
	const { left, notSignedYet } = MESSAGES.en;
	expect([2, 1, 0].map(left)).toEqual([
		'2 characters left',
		'1 character left',
		'0 characters left'
	]);
	expect(notSignedYet(1)).toMatch(/ in 1 second\.$/);
	expect(notSignedYet(2)).toMatch(/ in 2 seconds\.$/);
});

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

import { LANGUAGES, type Language } from '@guestbook/shared/entry';
import { en, type Messages } from './messages/en.ts';
import { ja } from './messages/ja.ts';

export const MESSAGES: Record<Language, Messages> = { en, ja };

/** Name of each language in that language. */
export const NAMES: Record<Language, string> = { en: 'English', ja: '日本語' };

/** Returns the language of a page, which its path begins with; English for any other path. */
export function languageOf(path: string): Language {
	return LANGUAGES.find((language) => path.split('/')[1] === language) ?? 'en';
}

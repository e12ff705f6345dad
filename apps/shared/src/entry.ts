/** What an entry of the guest book is: the contract between frontend and backend. */
import * as z from 'zod';

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Most characters of a name and of a message; the database holds the same limits. */
export const NAME_LENGTH = 50;
export const MESSAGE_LENGTH = 500;

/** Most entries of a page. */
export const PAGE_LENGTH = 50;

/**
 * Whether a text is invisible: it is empty, or of blanks and characters without a width. The
 * blank of Braille (U+2800) is one, too, though to Unicode it is a symbol.
 */
export const isBlank = (value: string) =>
	!/[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u.test(value);

/** Text as people write it: one kind of line end, one form of each character, no blanks around. */
function text(length: number, allowed: RegExp) {
	return z
		.string()
		.transform((value) => value.replace(/\r\n?/g, '\n').normalize().trim())
		.pipe(
			z
				.string()
				.max(length)
				.regex(allowed, 'must not contain control characters')
				.refine((value) => !isBlank(value), 'must not be blank')
				.refine((value) => value.isWellFormed(), 'must be well-formed Unicode')
		);
}

/** An entry as a visitor hands it in. */
export const NewEntry = z.strictObject({
	name: text(NAME_LENGTH, /^\P{Cc}*$/u),
	message: text(MESSAGE_LENGTH, /^(\P{Cc}|\n)*$/u),
	/** Language of the page it was written on. */
	language: z.enum(LANGUAGES)
});
export type NewEntry = z.infer<typeof NewEntry>;

/** Made by who hands an entry in, so that handing it in again does not make a second one. */
export const EntryId = z.uuid();

/** An entry in the book. */
export const Entry = z.object({
	/** Of any form that PostgreSQL takes, since entries may come by SQL. */
	id: z.guid(),
	/** Position in the book; a later entry has a greater one. */
	number: z.int().positive(),
	name: z.string(),
	message: z.string(),
	language: z.enum(LANGUAGES),
	/** Null: none of a calendar, such as `infinity`, which an entry by SQL may have. */
	createdAt: z.iso.datetime().nullable()
});
export type Entry = z.infer<typeof Entry>;

/** Entries, newest first. */
export const Page = z.object({
	entries: z.array(Entry),
	/** Number before which the next page begins. Null: there is none. */
	next: z.int().positive().nullable()
});
export type Page = z.infer<typeof Page>;

/** What a visitor has typed and not yet signed with. It stays in the tab, also over an error page. */
import * as z from 'zod';

const KEY = 'draft';

const Draft = z.object({
	/** Id of the entry to be, so that handing it in again does not make a second one. */
	id: z.string(),
	name: z.string(),
	message: z.string()
});
type Draft = z.infer<typeof Draft>;

/** A browser may forbid to keep anything; then pages work without it. */
function tryTo<T>(action: () => T): T | undefined {
	try {
		return action();
	} catch {
		return undefined;
	}
}

export function readDraft(): Draft | undefined {
	return tryTo(() => Draft.parse(JSON.parse(sessionStorage.getItem(KEY) ?? '')));
}

/** Keeps a draft; one without words is dropped. */
export function keepDraft(draft: Draft): void {
	if (!draft.name && !draft.message) dropDraft();
	else tryTo(() => sessionStorage.setItem(KEY, JSON.stringify(draft)));
}

export function dropDraft(): void {
	tryTo(() => sessionStorage.removeItem(KEY));
}

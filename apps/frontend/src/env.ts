import { building } from '$app/env';
import { variables as common } from '@guestbook/shared/env';
import { defineEnvVars } from '@sveltejs/kit/env';
import * as z from 'zod';

const wrongUrl = 'must be a URL such as http://backend:80';
/** What a path of the API can follow, and `fetch` takes. */
const url = z
	.url({ protocol: /^https?$/, error: wrongUrl })
	.regex(/^[^@?#]*$/, wrongUrl)
	.transform((value) => value.replace(/\/+$/, ''));

export const variables = defineEnvVars({
	BACKEND_URL: {
		// Needed to run, not to build.
		schema: building ? z.string().default('') : url,
		description: 'Where the backend is reached'
	},
	ENTRIES_PER_MINUTE: {
		schema: z.coerce.number<string>().int().min(1).max(10_000).optional(),
		description: 'Most entries a minute from one address; none: no limit'
	},
	XFF_DEPTH: {
		schema: z
			.string()
			.regex(/^[1-9]\d*$/, 'must be a whole number from 1')
			.optional(),
		description: "Place of a visitor's address in X-Forwarded-For, from the end"
	},
	...common
});

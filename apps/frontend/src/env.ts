import { building } from '$app/env';
import { defineEnvVars } from '@sveltejs/kit/env';
import * as z from 'zod';

const url = z.url({ protocol: /^https?$/, error: 'must be a URL such as http://backend:80' });
const port = z.coerce.number<string>().int().min(1).max(65535);

export const variables = defineEnvVars({
	BACKEND_URL: {
		// Needed to run, not to build.
		schema: building ? z.string().default('') : url,
		description: 'Where the backend is reached'
	},
	METRICS_PORT: { schema: port.default(9464), description: 'Port of /metrics' }
});

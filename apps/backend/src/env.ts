import { building } from '$app/env';
import { port, variables as common } from '@guestbook/shared/env';
import { defineEnvVars } from '@sveltejs/kit/env';
import * as z from 'zod';

/** Needed to run, not to build. */
const required = building
	? z.string().optional().default('')
	: z.string({ error: 'is missing' }).min(1, 'is empty');

export const variables = defineEnvVars({
	PGHOST: { schema: required, description: 'Host of the PostgreSQL server' },
	PGPORT: { schema: port.default(5432), description: 'Port of the PostgreSQL server' },
	PGDATABASE: { schema: required, description: 'Database' },
	PGUSER: { schema: required, description: 'Application role, which may read and add entries' },
	PGPASSWORD: { schema: required, description: 'Password of the role' },
	DATABASE_CONNECTIONS: {
		schema: required.pipe(building ? z.any() : z.coerce.number<string>().int().min(2)),
		description: 'Most connections to the database, one of them for readiness alone'
	},
	...common
});

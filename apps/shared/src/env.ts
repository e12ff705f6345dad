/** Variables of both programs. Those of adapter-node are here since it takes most wrong values in silence. */
import * as z from 'zod';

export const port = z.coerce.number<string>().int().min(1).max(65535);

export const variables = {
	METRICS_PORT: { schema: port.default(9464), description: 'Port of /metrics' },
	PORT: { schema: port.optional(), description: 'Port of everything else' },
	BODY_SIZE_LIMIT: {
		schema: z
			.string()
			.regex(/^(\d+[KMG]?|Infinity)$/i, 'must be a size such as 16K')
			.optional(),
		description: 'Largest body of a request'
	},
	SHUTDOWN_TIMEOUT: {
		schema: z.string().regex(/^\d+$/, 'must be a whole number of seconds').optional(),
		description: 'Seconds for open requests after SIGTERM'
	}
};

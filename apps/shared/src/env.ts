/** Variables of both programs. Those of adapter-node are here since it takes most wrong values in silence. */
import * as z from 'zod';

export const port = z.coerce.number<string>().int().min(1).max(65535);

export const variables = {
	METRICS_PORT: { schema: port.default(9464), description: 'Port of /metrics' },
	PORT: { schema: port.optional(), description: 'Port of everything else' },
	BODY_SIZE_LIMIT: {
		schema: z
			.string()
			.regex(/^([1-9]\d*[KMG]?|Infinity)$/i, 'must be a size such as 16K')
			.optional(),
		description: 'Largest body of a request'
	},
	SHUTDOWN_TIMEOUT: {
		// Node ends a timer of more than 2^31 milliseconds at once.
		schema: z
			.string()
			.regex(/^\d{1,6}$/, 'must be a whole number of seconds, at most 999999')
			.optional(),
		description: 'Seconds for open requests after SIGTERM'
	}
};

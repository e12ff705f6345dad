import pino from 'pino';

/** Writes one JSON object a line to stdout; at once, so that the last lines of a program are there, and in order. */
export const log = pino(
	{
		// Kubernetes knows pod and host; Loki parses level names and ISO times without help.
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) }
	},
	pino.destination({ dest: 1, sync: true })
);

import pino from 'pino';

/** Writes one JSON object a line to stdout. */
export const log = pino({
	// Kubernetes knows pod and host; Loki parses level names and ISO times without help.
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime,
	formatters: { level: (label) => ({ level: label }) }
});

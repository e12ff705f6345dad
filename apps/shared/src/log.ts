import pino from 'pino';

/** An error of ours, whose message quotes nothing that a visitor wrote. */
export class PlainError extends Error {}

/** Names and numbers that say where an error comes from: those of the system, and of PostgreSQL. */
const FACTS = [
	...['code', 'syscall', 'address', 'port'],
	...['severity', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine']
];

/** SQLSTATEs whose messages name roles and objects of the database, but no value. */
const NAMES_ONLY = /^(08|28|3D|53|57|55P03|42501|42704|42P01)/;

/**
 * Returns what is logged of an error: its kind and place, and those of its causes. PostgreSQL, the
 * language and a schema quote in their messages and fields the values they refuse, which visitors wrote.
 */
export function describeError(error: unknown): unknown {
	if (!(error instanceof Error)) return { type: typeof error };
	const facts: Record<string, unknown> = Object.fromEntries(
		Object.entries(error).filter(([name]) => FACTS.includes(name))
	);
	const isPlain =
		error.constructor === Error ||
		error instanceof PlainError ||
		'syscall' in facts ||
		('severity' in facts && NAMES_ONLY.test(String(facts.code)));
	const { cause } = error;
	return {
		type: error.constructor.name,
		message: isPlain ? error.message : undefined,
		...facts,
		stack: framesOf(error),
		cause: cause === undefined ? undefined : describeError(cause),
		errors: error instanceof AggregateError ? error.errors.map(describeError) : undefined
	};
}

/** Returns the stack without the message that it begins with, which may have any number of lines. */
function framesOf({ message, stack = '' }: Error): string | undefined {
	const begin = stack.indexOf(message);
	return begin < 0 ? undefined : stack.slice(begin + message.length).trim();
}

/** Writes one JSON object a line to stdout; at once, so that the last lines of a program are there, and in order. */
export const log = pino(
	{
		// Kubernetes knows pod and host; Loki parses level names and ISO times without help.
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) },
		serializers: { err: describeError }
	},
	pino.destination({ dest: 1, sync: true })
);

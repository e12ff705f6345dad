import { expect, test } from 'vitest';
import { variables } from './env.ts';

test.each([
	['BODY_SIZE_LIMIT', '16K'],
	['BODY_SIZE_LIMIT', '20000'],
	['BODY_SIZE_LIMIT', 'Infinity'],
	['SHUTDOWN_TIMEOUT', '0'],
	['SHUTDOWN_TIMEOUT', '20'],
	['SHUTDOWN_TIMEOUT', '999999']
] as const)('%s may be %s', (name, value) => {
	expect(variables[name].schema.parse(value)).toBe(value);
});

test.each([
	// The adapter takes it for a limit, and refuses each form.
	['BODY_SIZE_LIMIT', '0'],
	['BODY_SIZE_LIMIT', '00K'],
	// No timer of Node takes as many milliseconds: it would end at once, and all open requests with it.
	['SHUTDOWN_TIMEOUT', '3000000']
] as const)('%s may not be %s', (name, value) => {
	expect(variables[name].schema.safeParse(value).success).toBe(false);
});

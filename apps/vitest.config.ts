import { defineConfig } from 'vitest/config';

export default defineConfig({
	// Long enough for a machine that has other work: no test is about time.
	test: { include: ['*/src/**/*.test.ts'], testTimeout: 120_000 }
});

import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	server: { port: 5174, strictPort: true },
	plugins: [
		sveltekit({
			adapter: adapter({ precompress: false }),
			// By default it is the time, and no two builds are alike.
			version: { name: process.env.BUILD_VERSION ?? 'unknown' }
		})
	],
	environments: {
		// A program of its own beside the server: node build/server/migrate.js
		ssr: { build: { rolldownOptions: { input: { migrate: 'src/migrate.ts' } } } }
	}
});

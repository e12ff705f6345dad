import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	server: { port: 5173, strictPort: true },
	plugins: [
		sveltekit({
			adapter: adapter(),
			// By which a page that is open notices another build. By default it is the time, and no two builds are alike.
			version: { name: process.env.BUILD_VERSION ?? 'unknown' },
			// In the page, since a pod of another version, which answers in an update, does not have its file.
			inlineStyleThreshold: Infinity,
			csp: {
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					// The hash is of the style attribute of SvelteKit's announcer, which tells screen readers of a new page.
					'style-src': [
						'self',
						'unsafe-hashes',
						'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
					],
					'img-src': ['self', 'data:'],
					'connect-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'frame-ancestors': ['none']
				}
			}
		})
	]
});

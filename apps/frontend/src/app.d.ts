declare global {
	namespace App {
		interface Error {
			/** What to tell whoever reads the logs. */
			requestId?: string;
		}

		interface Locals {
			/** Ends what is asked of the backend, from the first call on. */
			deadline?: AbortSignal;
		}
	}
}

export {};

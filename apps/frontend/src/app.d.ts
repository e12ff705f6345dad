declare global {
	namespace App {
		interface Error {
			/** Message for the logs. */
			requestId?: string;
		}

		interface Locals {
			/** Ends what is asked of the backend, from the first call on. */
			deadline?: AbortSignal;
		}
	}
}

export {};

declare global {
	namespace App {
		interface Error {
			/** What to tell whoever reads the logs. */
			requestId?: string;
		}
	}
}

export {};

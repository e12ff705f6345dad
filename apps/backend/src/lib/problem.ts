import type { ZodError } from 'zod';

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	404: 'Not Found',
	405: 'Method Not Allowed',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Content',
	500: 'Internal Server Error',
	503: 'Service Unavailable'
};

/** What is wrong with one field: an entry of the member `errors`. */
export interface FieldError {
	field: string;
	detail: string;
}

/** Returns an answer as RFC 9457 describes it (application/problem+json). */
export function problem(status: number, detail?: string, errors?: FieldError[]): Response {
	const title = TITLES[status] ?? 'Error';
	const headers = new Headers({ 'content-type': 'application/problem+json' });
	if (status === 503) headers.set('retry-after', '5');
	return new Response(JSON.stringify({ title, status, detail, errors }), { status, headers });
}

/** Returns the problem of input that breaks the schema. */
export function invalid(error: ZodError): Response {
	const errors = error.issues.map(({ path, message }) => ({
		field: path.join('.'),
		detail: message
	}));
	return problem(422, 'the input is invalid; see errors', errors);
}

import { LANGUAGES } from '@guestbook/shared/entry';
import { redirect } from '@sveltejs/kit';
import Negotiator from 'negotiator';
import type { PageServerLoad } from './$types';

/** Leads to the page in the language that the visitor's browser asks for. */
export const load: PageServerLoad = ({ request, setHeaders }) => {
	const headers = { 'accept-language': request.headers.get('accept-language') ?? '*' };
	const [language = 'en'] = new Negotiator({ headers }).languages([...LANGUAGES]);
	setHeaders({ vary: 'accept-language' });
	redirect(307, `/${language}`);
};

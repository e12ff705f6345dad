import { LANGUAGES } from '@guestbook/shared/entry';
import { defineParams } from '@sveltejs/kit/params';

export const params = defineParams({
	language: (param) => LANGUAGES.find((language) => language === param)
});

/** The process is sound, whatever becomes of the backend. */
export const GET = () => new Response('ok\n');

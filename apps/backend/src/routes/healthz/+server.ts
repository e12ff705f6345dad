/** The process is sound, whatever becomes of the database. */
export const GET = () => new Response('ok\n');

/** Pages can be served: without the backend too, since this program then says so itself. */
export const GET = () => new Response('ok\n');

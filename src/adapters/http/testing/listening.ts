import type { FastifyInstance } from 'fastify';

/** Lets a built server listen on a free port of this machine; answers its address. */
export async function listening(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#app/refused.ts';

/** Addresses that belong to programs: what is unknown there is answered as JSON, never with the desk's page. */
const FOR_PROGRAMS = /^\/(api|hooks|in|v2|assets|healthz|readyz|metrics)(\/|$)/;

const NOT_BUILT = 'The desk’s pages are not built. Run `npm run up`, which builds them.\n';

/** Serves the built desk; every address that is not a file or a route shows it, as the desk routes by itself. */
export async function registerDeskPages(app: FastifyInstance, webDir: string): Promise<void> {
  app.setNotFoundHandler((request, reply) => showDesk(webDir, request, reply));
  app.get('/', (request, reply) => showDesk(webDir, request, reply));
  await app.register(async (scope) => serveFiles(scope, webDir));
}

async function serveFiles(scope: FastifyInstance, webDir: string): Promise<void> {
  // A folder, or a path that leaves the folder, is no page.
  scope.setErrorHandler((error: FastifyError) => {
    if ((error.statusCode ?? 500) < 500) throw new Refused('unknown-route');
    throw error;
  });
  await scope.register(fastifyStatic, {
    root: webDir,
    index: false,
    suppressWarning: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Vite puts a hash of the content into the names of what lies in assets/.
      const lasting = path.startsWith(join(webDir, 'assets'));
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

async function showDesk(webDir: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] ?? '';
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading || FOR_PROGRAMS.test(path)) throw new Refused('unknown-route');
  const page = await readFile(join(webDir, 'index.html')).catch(() => null);
  reply.header('cache-control', 'no-cache');
  if (page === null) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  return reply.type('text/html; charset=utf-8').send(page);
}

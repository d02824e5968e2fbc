import type { FastifyInstance } from 'fastify';
import { Refused } from '#app/refused.ts';
import { documentPolicy } from '../document-policy.ts';
import type { PublicPageOptions } from './public-page-options.ts';

/** Serves postmortems that were made public: frozen pages at addresses that nobody can guess, for no search engine. */
export function registerPublicPostmortems(app: FastifyInstance, { data, limits }: PublicPageOptions): void {
  app.get<{ Params: { id: string } }>('/postmortems/:id', { onRequest: limits.pages }, async (request, reply) => {
    const { id } = request.params;
    const page = /^[A-Za-z0-9_-]{16,64}$/.test(id) ? await data.postmortem(id) : null;
    if (page === null) throw new Refused('unknown-route');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', documentPolicy(page))
      .header('referrer-policy', 'no-referrer')
      .send(page);
  });
}

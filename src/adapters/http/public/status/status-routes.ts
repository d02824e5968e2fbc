import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#app/refused.ts';
import type { ServedFile, ServedSite } from './served-site.ts';
import { STATUS_POLICY } from './status-style.ts';

/** Fresh for a moment, usable while a newer one is fetched, and better than nothing when the desk is away. */
const CACHED = 'public, max-age=10, stale-while-revalidate=60, stale-if-error=86400';

/** The addresses at which readers of status pages look, from the root of the desk as well. */
const API_PATHS = [
  'summary.json',
  'status.json',
  'components.json',
  'incidents.json',
  'incidents/unresolved.json',
  'scheduled-maintenances.json',
  'scheduled-maintenances/upcoming.json',
  'scheduled-maintenances/active.json',
].map((path) => `api/v2/${path}`);

const PAGE_URLS: ReadonlySet<string> = new Set(['/status', '/status/*', ...API_PATHS.map((path) => `/${path}`)]);

/** Whether a route's address is for search engines and caches, as opposed to those that are secrets. */
export function isStatusAddress(url: string | undefined): boolean {
  return url !== undefined && PAGE_URLS.has(url);
}

/** Serves the status page, its feeds and its JSON from memory. */
export function registerStatusPages(app: FastifyInstance, site: ServedSite): void {
  app.get('/status', (request, reply) => send('index.html', request, reply, site));
  app.get('/status/*', (request, reply) => {
    const { '*': path } = request.params as { '*': string };
    return send(path === '' ? 'index.html' : path, request, reply, site);
  });
  for (const path of API_PATHS) app.get(`/${path}`, (request, reply) => send(path, request, reply, site));
}

async function send(
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
  site: ServedSite,
): Promise<FastifyReply> {
  const file = (await site.file(path)) ?? (await site.file(`${path}.html`));
  if (file === null) throw new Refused('unknown-route');
  const isGzipped = acceptsGzip(request.headers['accept-encoding']);
  const etag = `"${file.tag}${isGzipped ? '-gzip' : ''}"`;
  void reply.headers({ 'cache-control': CACHED, etag, vary: 'accept-encoding', ...openTo(file) });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  void reply.type(file.type);
  if (isGzipped) return reply.header('content-encoding', 'gzip').send(file.gzipped);
  return reply.send(file.body);
}

/** Feeds and JSON are for programs on other sites; a page is shown in no frame of theirs. */
function openTo({ type }: ServedFile): Record<string, string> {
  if (type.startsWith('text/html')) return { 'content-security-policy': STATUS_POLICY };
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

/** RFC 9110, 12.5.3: named, or by `*`, and not with a weight of nothing. */
function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .map((coding) =>
      coding
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    )
    .some(([name, weight]) => (name === 'gzip' || name === '*') && !/^q=0(\.0*)?$/.test(weight ?? ''));
}

function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}

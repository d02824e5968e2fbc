import { createHash } from 'node:crypto';
import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { openapiDocument } from '#contract/openapi.ts';

const DOCUMENT_PATH = '/api/openapi.json';

/** Everything that would ask somebody outside is off: fonts, telemetry, request proxy, hosted helpers. */
const LOCAL_ONLY = {
  url: DOCUMENT_PATH,
  pageTitle: 'TwoAM API',
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never' as const,
  persistAuth: false,
};

/** Serves the OpenAPI document and, at `/api/docs/`, a page to read it, all from this machine. */
export async function registerReference(app: FastifyInstance, version: string): Promise<void> {
  let document: string | null = null;
  app.get(DOCUMENT_PATH, async (_request, reply) => {
    document ??= JSON.stringify(openapiDocument(version));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply, payload) => {
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
      if (isPage && typeof payload === 'string') reply.header('content-security-policy', referencePolicy(payload));
    });
    await scope.register(apiReference, { routePrefix: '/api/docs', configuration: LOCAL_ONLY });
  });
}

/** The page starts itself by one inline script, which is allowed by its hash and nothing else. */
function referencePolicy(page: string): string {
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

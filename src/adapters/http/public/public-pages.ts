import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorAnswer } from '../error-answer.ts';
import { readForm } from '../json-body.ts';
import { keepConnection } from '../unread-body.ts';
import { registerAckPages } from './ack-routes.ts';
import { registerApprovalPages } from './approval-routes.ts';
import { registerSsoPages } from '../auth/sso/sso-pages.ts';
import { markup } from './markup.ts';
import { sendPage } from './page-layout.ts';
import type { PublicPageOptions } from './public-page-options.ts';
import { registerPublicPostmortems } from './postmortem-routes.ts';
import { registerReportForm } from './report-routes.ts';
import { servedSite } from './status/served-site.ts';
import { registerSubscriptionPages } from './status/subscription-routes.ts';
import { isStatusAddress, registerStatusPages } from './status/status-routes.ts';

/** Serves the pages that work without an account, a script or a cookie. Their refusals are pages too. */
export function registerPublicPages(app: FastifyInstance, options: PublicPageOptions): void {
  readForm(app);
  app.addHook('onRequest', async (request, reply) => {
    // The addresses of forms and page links are secrets; only the status page is for search engines and caches.
    if (isStatusAddress(request.routeOptions.url)) return;
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
  });
  app.setErrorHandler((error, request, reply) => sendRefusal(error, request, reply, options));
  const { singleSignOn } = options;
  if (singleSignOn !== undefined) registerSsoPages(app, { ...options, singleSignOn, limit: options.limits.signIn });
  registerReportForm(app, options);
  registerAckPages(app, options);
  registerApprovalPages(app, options);
  registerSubscriptionPages(app, options);
  registerPublicPostmortems(app, options);
  registerStatusPages(app, servedSite({ facts: () => options.data.status() }));
}

async function sendRefusal(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: PublicPageOptions,
): Promise<FastifyReply> {
  const { status, body, unexpected } = errorAnswer(thrown, request.id, request.routeOptions.bodyLimit ?? 0);
  if (unexpected !== null) request.log.error({ err: unexpected }, 'request failed');
  keepConnection(request, reply);
  // The database may be what failed, and it holds the company's name.
  const company = await options.data.company().catch(() => '');
  const { message, next, code, requestId } = body.error;
  const wrongAddress = code === 'unknown-hook' || code === 'unknown-route';
  const advice = wrongAddress ? 'Check the address, or ask whoever gave it to you.' : next;
  return sendPage(reply, status, {
    title: message,
    company,
    body: markup`<p>${advice}</p>
${status >= 500 && markup`<p class="soft">Request ${requestId}</p>`}`,
  });
}

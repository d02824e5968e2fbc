import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from '#app/refused.ts';
import { auditRequest } from '../audit-request.ts';
import { ackPage } from './ack-page.ts';
import { readAckToken, type AckClaims } from './ack-token.ts';
import { sendPage } from './page-layout.ts';
import type { PageView } from '#app/public/page-view.ts';
import type { PublicPageOptions } from './public-page-options.ts';

const pressed = z.object({ as: z.string().max(4000) });

/** Serves `/ack/<token>`, the link in a page's mail: looking is harmless, the button acknowledges. */
export function registerAckPages(app: FastifyInstance, options: PublicPageOptions): void {
  const { data, limits } = options;
  app.get('/ack/:token', { onRequest: limits.pages }, async (request, reply) =>
    sendView(await data.pageView(claimsOf(request, options)), reply, options),
  );
  app.post(
    '/ack/:token',
    { onRequest: limits.forms, onSend: auditRequest('acknowledgePage', options) },
    async (request, reply) => {
      const claims = claimsOf(request, options);
      const view = await data.acknowledge(claims, rolesShown(request));
      const who = { actor: { kind: 'person', id: claims.personId } as const, name: 'link in a page' };
      request.audited = { who, target: claims.pageId };
      return sendView(view, reply, options);
    },
  );
}

/** The roles that the page showed when its button was pressed; a press from elsewhere names none. */
function rolesShown(request: FastifyRequest): string[] | undefined {
  const shown = pressed.safeParse(request.body);
  return shown.success ? shown.data.as.split(' ').filter((role) => role !== '') : undefined;
}

function claimsOf(request: FastifyRequest, options: PublicPageOptions): AckClaims {
  const { token } = request.params as { token: string };
  const claims = readAckToken(options.ackKey, token, options.clock.now());
  if (claims === null) throw new Refused('unknown-route');
  if (claims === 'too-old') throw new Refused('page-link-too-old');
  return claims;
}

async function sendView(view: PageView | null, reply: FastifyReply, options: PublicPageOptions): Promise<FastifyReply> {
  if (view === null) throw new Refused('unknown-route');
  const body = ackPage(view, options.clock.now(), options.publicUrl() + view.deskPath);
  return sendPage(reply, 200, { title: view.title, company: await options.data.company(), body });
}

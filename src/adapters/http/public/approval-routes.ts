import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from '#app/refused.ts';
import { auditRequest } from '../audit-request.ts';
import { approvalPage } from './approval-page.ts';
import { readApprovalToken, type ApprovalClaims } from './approval-token.ts';
import { sendPage } from './page-layout.ts';
import type { ApprovalView } from './public-data.ts';
import type { PublicPageOptions } from './public-page-options.ts';

const answer = z.object({ outcome: z.enum(['approved', 'cleaned', 'refused']) });

/** Serves `/approve/<token>`, the link in a request for approval: looking is harmless, a button answers. */
export function registerApprovalPages(app: FastifyInstance, options: PublicPageOptions): void {
  const { data, limits } = options;
  app.get('/approve/:token', { onRequest: limits.pages }, async (request, reply) =>
    sendView(await data.approvalView(claimsOf(request, options)), reply, options),
  );
  app.post(
    '/approve/:token',
    { onRequest: limits.forms, onSend: auditRequest('answerApproval', options) },
    async (request, reply) => {
      const claims = claimsOf(request, options);
      const given = answer.safeParse(request.body);
      if (!given.success)
        throw new Refused('bad-input', {}, [{ path: 'outcome', message: 'Choose one of the answers.' }]);
      const view = await data.answerApproval(claims, given.data.outcome);
      const who = { actor: { kind: 'person', id: claims.personId } as const, name: 'link in a request for approval' };
      request.audited = { who, target: claims.approvalId };
      return sendView(view, reply, options);
    },
  );
}

function claimsOf(request: FastifyRequest, options: PublicPageOptions): ApprovalClaims {
  const { token } = request.params as { token: string };
  const claims = readApprovalToken(options.ackKey, token, options.clock.now());
  if (claims === null) throw new Refused('unknown-route');
  if (claims === 'too-old') throw new Refused('page-link-too-old');
  return claims;
}

async function sendView(
  view: ApprovalView | null,
  reply: FastifyReply,
  options: PublicPageOptions,
): Promise<FastifyReply> {
  if (view === null) throw new Refused('unknown-route');
  const body = approvalPage(view, options.clock.now(), options.publicUrl() + view.deskPath);
  return sendPage(reply, 200, { title: view.title, company: await options.data.company(), body });
}

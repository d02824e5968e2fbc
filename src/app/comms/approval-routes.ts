import { answerApproval, askApproval, judgeWords, listApprovals } from '#contract/words.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { commandRoute } from '../incident/command-route.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { Contexts } from '../space-context.ts';
import { approvalsQueue } from './approvals-queue.ts';
import { askForApproval } from './approvals.ts';
import { audienceOf } from './compose.ts';
import { guardWords } from './guard.ts';

/** Routes by which words are judged, and approved before they go out. */
export function approvalRoutes(contexts: Contexts): BoundRoute[] {
  const { context } = contexts;
  return [
    bind(judgeWords, async ({ params, query, body }) => {
      const { incident, procedure } = await loadIncident(await context(query.space), params.id);
      return guardWords(body.text, incident, body.audience === null ? null : audienceOf(procedure, body.audience));
    }),
    bind(askApproval, async ({ params, query, body, caller }) => {
      const asked = {
        audience: body.audience,
        text: body.text,
        language: body.language ?? null,
        key: body.key ?? null,
      };
      const space = await context(query.space);
      const done = await askForApproval(space, params.id, caller.actor, asked, body.expectedVersion);
      return { id: done.id, version: done.version, approvalId: done.approvalId };
    }),
    commandRoute(contexts, answerApproval, ({ body: { approvalId, outcome }, caller }) => ({
      command: { type: 'AnswerApproval', by: caller.actor, approvalId, outcome },
    })),
    bind(listApprovals, async ({ query, caller }) => approvalsQueue(await context(query.space), caller)),
  ];
}

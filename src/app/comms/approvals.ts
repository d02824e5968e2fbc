import { mayApprove, mayApproveAsTheyAre } from '#core/incident/approval.ts';
import type { Approval } from '#core/incident/approval-request.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { runCommand, textRow, type CommandDone } from '../incident/run-command.ts';
import type { TextRow } from '../ports/texts.ts';
import { Refused } from '../refused.ts';
import { titleInSpace } from '../public/practice-words.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf, composeWords } from './compose.ts';
import { guardWords, verdictOf } from './guard.ts';

/** Puts words before the approver as they would go out, together with what is left of them when nobody answers. */
export async function askForApproval(
  context: SpaceContext,
  id: string,
  by: Actor,
  asked: { audience: string; text: string; language: string | null; key: string | null },
  expectedVersion: number | undefined,
): Promise<CommandDone & { approvalId: string }> {
  const approvalId = context.ids.next('approval');
  const done = await runCommand(
    context,
    id,
    async (incident, procedure) => {
      const audience = audienceOf(procedure, asked.audience);
      const { language } = asked;
      const judged = guardWords(asked.text, incident, audience);
      const row = async (text: string): Promise<TextRow> =>
        textRow(context, (await composeWords(context, id, incident, procedure, audience, { text, language })).text, by);
      const words = await row(asked.text);
      const clean = judged.rewrite === null || judged.rewrite === '' ? null : await row(judged.rewrite);
      return {
        command: {
          type: 'AskApproval',
          by,
          approvalId,
          audience: audience.id,
          textId: words.id,
          cleanTextId: clean?.id ?? null,
          labels: verdictOf(judged).stopped,
          key: asked.key,
        },
        texts: clean === null ? [words] : [words, clean],
      };
    },
    expectedVersion,
  );
  return { ...done, approvalId };
}

/** Words that wait, as one of those who may answer sees them from a mail. */
export interface ApprovalView {
  title: string;
  deskPath: string;
  audience: string;
  words: string;
  /** What silence sends; null when nothing is left. */
  cleanWords: string | null;
  /** Whether the reader's yes would send them as they are. */
  mayApprove: boolean;
  askedAt: Instant;
  state: { kind: 'waiting' } | { kind: 'ended'; outcome: NonNullable<Approval['outcome']>; at: Instant };
}

/** The approval as its reader sees it; null for an unknown one, or when the reader has no say in it. */
export async function approvalView(
  context: SpaceContext,
  { incidentId, approvalId, personId }: { incidentId: string; approvalId: string; personId: string },
): Promise<ApprovalView | null> {
  const { incident, procedure } = await loadIncident(context, incidentId);
  const approval = incident.approvals[approvalId];
  const reader: Actor = { kind: 'person', id: personId };
  if (approval === undefined || !mayApprove(incident, procedure, reader)) return null;
  const { textId, cleanTextId, outcome, answeredAt, askedAt } = approval;
  const bodies = await context.storage.texts.bodies(cleanTextId === null ? [textId] : [textId, cleanTextId]);
  const prefix = context.kind === 'real' ? '' : `/drill/${context.id}`;
  return {
    title: titleInSpace(context, `Words for incident ${incident.number}`),
    deskPath: `${prefix}/incidents/${incidentId}`,
    audience: audienceOf(procedure, approval.audience).title,
    words: bodies.get(textId) ?? '',
    cleanWords: cleanTextId === null ? null : (bodies.get(cleanTextId) ?? ''),
    mayApprove: mayApproveAsTheyAre(incident, procedure, approval, reader),
    askedAt,
    state: outcome === null ? { kind: 'waiting' } : { kind: 'ended', outcome, at: answeredAt ?? askedAt },
  };
}

/** Somebody answers from a mail. Whoever is second sees what the first decided. */
export async function answerFromMail(
  context: SpaceContext,
  claims: { incidentId: string; approvalId: string; personId: string },
  outcome: 'approved' | 'cleaned' | 'refused',
): Promise<ApprovalView | null> {
  const before = await approvalView(context, claims);
  if (before?.state.kind !== 'waiting') return before;
  const by: Actor = { kind: 'person', id: claims.personId };
  try {
    await runCommand(context, claims.incidentId, () => ({
      command: { type: 'AnswerApproval', by, approvalId: claims.approvalId, outcome },
    }));
  } catch (error) {
    const isOvertaken = error instanceof Refused && (await approvalView(context, claims))?.state.kind === 'ended';
    if (!isOvertaken) throw error;
  }
  return approvalView(context, claims);
}

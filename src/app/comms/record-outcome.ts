import { DESK } from '#core/shared/actor.ts';
import { ledgerRows } from '../customers/ledger-rows.ts';
import { nextWay } from './next-way.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import { loadPage } from '../page/page-use-cases.ts';
import type { FinalAnswer } from '../ports/outbox.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { SpaceContext } from '../space-context.ts';

/**
 * Puts into the incident's timeline what became of a message: every page, and everything else that could not be
 * delivered. The outbox keeps the proof of the rest. Safe to repeat.
 */
export async function recordOutcome(
  context: SpaceContext,
  message: OutgoingMessage,
  answer: FinalAnswer,
): Promise<void> {
  context.live.tell({ topic: 'outbox', id: null, version: null });
  const incidentId = await incidentOf(context, message);
  if (message.about === 'update') await recordInLedger(context, message, answer);
  const hasFailed = answer.outcome === 'failed-for-good';
  if (incidentId === null || (message.about !== 'page' && !hasFailed)) return;
  const instead = hasFailed ? await nextWay(context, incidentId, message) : null;
  if (instead !== null) await context.storage.outbox.put([instead]);
  const proof = textRow(context, hasFailed ? answer.why : answer.proof, DESK);
  await runCommand(context, incidentId, (incident) => ({
    command: {
      type: 'RecordDelivery',
      by: DESK,
      messageId: message.messageId,
      about: aboutOf(message),
      channel: message.channel,
      recipientId: message.recipientId,
      outcome: hasFailed ? 'failed' : answer.outcome,
      proofTextId: proof.id,
      ...(instead === null ? {} : { instead: instead.channel }),
    },
    texts: [proof],
    also: instead === null ? [] : ledgerRows(incidentId, incident, updateIdOf(message), [instead], context.clock.now()),
  }));
}

/** An update's messages carry its id. */
function updateIdOf({ payload }: OutgoingMessage): string {
  return typeof payload === 'object' && payload !== null && 'updateId' in payload ? String(payload.updateId) : '';
}

async function recordInLedger(
  context: SpaceContext,
  { messageId }: OutgoingMessage,
  answer: FinalAnswer,
): Promise<void> {
  const at = context.clock.now();
  await context.storage.customers.recordOutcome(
    messageId,
    answer.outcome === 'failed-for-good'
      ? { outcome: 'failed', at, proof: answer.why }
      : { outcome: answer.outcome, at, proof: answer.proof },
  );
}

function aboutOf({ about }: OutgoingMessage): 'page' | 'update' | 'reminder' | 'notice' {
  return about === 'page' || about === 'update' || about === 'reminder' ? about : 'notice';
}

async function incidentOf(context: SpaceContext, { stream }: OutgoingMessage): Promise<string | null> {
  if (stream?.kind === 'incident') return stream.id;
  if (stream?.kind !== 'page') return null;
  const page = await loadPage(context, stream.id);
  return page?.about.kind === 'incident' ? page.about.id : null;
}

import type { Actor } from '#core/shared/actor.ts';
import type { Incident } from '#core/incident/incident.ts';
import { isWorkedOn } from '#core/incident/is-worked-on.ts';
import { hasEnded } from '#core/incident/phase.ts';
import type { CustomerFacts } from '#core/sla/customer-facts.ts';
import type { Instant } from '#core/shared/instant.ts';
import { Refused } from '../refused.ts';
import { refuseWhileReverting } from '../revert/refuse-while-reverting.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadIncident } from './load-incident.ts';
import { runCommand } from './run-command.ts';

/**
 * Merges an incident into another one, which takes over its signals and goes on. The survivor learns first, and a
 * repeat after a crash in between finds the signals linked already.
 */
export async function mergeIncidents(
  context: SpaceContext,
  id: string,
  intoId: string,
  by: Actor,
  expectedVersion?: number,
): Promise<{ id: string; version: number }> {
  if (id === intoId)
    throw new Refused('refused', {
      reason: 'An incident cannot be merged into itself.',
      next: 'Choose the other incident.',
    });
  const { incident } = await loadIncident(context, id);
  if (expectedVersion !== undefined && expectedVersion !== incident.version) throw new Refused('version-conflict');
  const into = await loadIncident(context, intoId);
  if (hasEnded(into.incident.phase))
    throw new Refused('refused', {
      reason: `Incident ${into.incident.number} has ended.`,
      next: 'Reopen it, or choose another one.',
    });
  if (hasEnded(incident.phase))
    throw new Refused('refused', {
      reason: `Incident ${incident.number} has ended.`,
      next: 'Nothing is left to merge.',
    });
  await refuseWhileReverting(context, id);
  const signals = incident.signals.map(
    ({ id: signalId, kind, customerId, featureId, tier, groupId, measure, receivedAt }) => ({
      signal: kind,
      signalId,
      customerId,
      featureId,
      tier,
      groupId,
      measure,
      receivedAt,
    }),
  );
  await runCommand(context, intoId, () => ({
    command: {
      type: 'AbsorbDuplicate',
      by,
      fromIncidentId: id,
      isWorkedOn: isWorkedOn(incident),
      signals,
      tickets: incident.tickets.map(({ id: ticketId, textId, customerId }) => ({ ticketId, textId, customerId })),
      unlinked: incident.unlinked,
      words: wordsTold(incident),
      facts: { terms: recordedTerms(incident), reached: {} },
    },
  }));
  const done = await runCommand(context, id, () => ({
    command: { type: 'MergeInto', by, intoIncidentId: intoId, intoNumber: into.incident.number },
    also:
      incident.groupId === null
        ? []
        : [{ kind: 'group-status', groupId: incident.groupId, status: 'joined', incidentId: intoId, movesFrom: id }],
  }));
  return { id: done.id, version: done.version };
}

/** What customers were told here: an answer there as well. */
function wordsTold({ customers }: Incident): { customerId: string; updateId: string; at: Instant }[] {
  return Object.entries(customers)
    .flatMap(([customerId, { spells }]) =>
      (spells.at(-1)?.words ?? []).map(({ updateId, at }) => ({ customerId, updateId, at })),
    )
    .toSorted((a, b) => a.at - b.at);
}

/** What was promised when they became known here holds there too. */
function recordedTerms({ customers }: Incident): CustomerFacts['terms'] {
  return Object.entries(customers).flatMap(([customerId, { terms }]) =>
    terms === null ? [] : [{ customerIds: [customerId], terms }],
  );
}

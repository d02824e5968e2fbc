import type { Actor } from '#core/shared/actor.ts';
import { hasEnded } from '#core/incident/phase.ts';
import { Refused } from '../refused.ts';
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
  const signals = incident.signals.map(({ id: signalId, kind, customerId, featureId, tier, groupId, measure }) => ({
    signal: kind,
    signalId,
    customerId,
    featureId,
    tier,
    groupId,
    measure,
  }));
  await runCommand(context, intoId, () => ({ command: { type: 'AbsorbDuplicate', by, fromIncidentId: id, signals } }));
  const done = await runCommand(context, id, () => ({
    command: { type: 'MergeInto', by, intoIncidentId: intoId, intoNumber: into.incident.number },
    also:
      incident.groupId === null
        ? []
        : [{ kind: 'group-status', groupId: incident.groupId, status: 'joined', incidentId: intoId, movesFrom: id }],
  }));
  return { id: done.id, version: done.version };
}

import { createHash } from 'node:crypto';
import type { Actor } from '#core/shared/actor.ts';
import type { SignalLink } from '#core/incident/commands.ts';
import type { FeatureTier } from '#core/incident/assessment.ts';
import { rosterNow } from '../oncall/roster.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { currentProcedure, loadIncident } from './load-incident.ts';
import { attempt, textRow, type CommandDone } from './run-command.ts';

export interface Opening {
  title: string;
  featureId: string | null;
  source: 'report' | 'alert' | 'person';
  groupId: string | null;
  signals: Omit<SignalLink, 'tier'>[];
  /** Makes a repeat of the same actor the same incident. */
  key?: string | null;
}

/**
 * Opens an incident as reported under the procedure in force; its first duties begin at once. Throws `version-conflict`
 * when its group was declared by somebody faster.
 */
export async function openIncident(context: SpaceContext, by: Actor, opening: Opening): Promise<CommandDone> {
  const id = incidentIdOf(context, by, opening.key ?? null);
  if (opening.key != null && (await context.storage.incidents.get(id)) !== null) return openedBefore(context, id);
  const { versionId, procedure } = await currentProcedure(context);
  const [number, roster, tierOf] = await Promise.all([
    context.storage.events.nextIncidentNumber(),
    rosterNow(context, procedure),
    tiers(context),
  ]);
  const title = textRow(context, opening.title, by);
  const done = await attempt(context, id, null, procedure, {
    command: {
      type: 'Report',
      by,
      number,
      titleTextId: title.id,
      groupId: opening.groupId,
      procedureVersionId: versionId,
      source: opening.source,
      featureId: opening.featureId,
      tier: tierOf(opening.featureId),
      roster,
      signals: opening.signals.map((signal) => ({ ...signal, tier: tierOf(signal.featureId) })),
    },
    texts: [title],
    also:
      opening.groupId === null
        ? []
        : [{ kind: 'group-status', groupId: opening.groupId, status: 'declared', incidentId: id, movesFrom: null }],
  });
  if (done === null && opening.key != null) return openedBefore(context, id);
  if (done === null) throw new Refused('version-conflict');
  return done;
}

function incidentIdOf({ ids }: SpaceContext, by: Actor, key: string | null): string {
  if (key === null) return ids.next('incident');
  return `incident_${createHash('sha256')
    .update(JSON.stringify([by, key]))
    .digest('base64url')
    .slice(0, 22)}`;
}

/** Answers a repeat: nothing happens again. */
async function openedBefore(context: SpaceContext, id: string): Promise<CommandDone> {
  const { incident } = await loadIncident(context, id);
  return { id, version: incident.version, incident, events: [] };
}

/** Looks features' tiers up in the catalogue as it is now. */
export async function tiers(context: SpaceContext): Promise<(featureId: string | null) => FeatureTier> {
  const { features } = await context.storage.catalogue.get();
  const byId = new Map(features.map((feature) => [feature.id, feature.tier]));
  return (featureId) => (featureId === null ? 'unknown' : (byId.get(featureId) ?? 'unknown'));
}

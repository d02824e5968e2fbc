import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { hasEnded } from '#core/incident/phase.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { AlsoWrite, PublicWords } from '../ports.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { wordFacts } from './word-facts.ts';

const CHANGES_PUBLIC_WORDS: ReadonlySet<IncidentEvent['type']> = new Set<IncidentEvent['type']>([
  'UpdatePosted',
  'IncidentDismissed',
  'IncidentMerged',
  'IncidentClosed',
]);

/** The status page's row for an incident with public words, when decided events change it. */
export async function publicWordsAfter(context: SpaceContext, decided: Decided): Promise<AlsoWrite | null> {
  const updates = publicUpdates(decided.after, decided.procedure);
  if (updates.length === 0 || !decided.events.some((event) => CHANGES_PUBLIC_WORDS.has(event.type))) return null;
  const bodies = await context.storage.texts.bodies(updates.map((update) => update.textId));
  for (const text of decided.newTexts) bodies.set(text.id, text.body);
  const last = updates.at(-1);
  const facts = await wordFacts(context, decided.after);
  const row: PublicWords = {
    incidentId: decided.id,
    title: facts.featureName === null ? 'Service disruption' : `Problem with ${facts.featureName}`,
    state: hasEnded(decided.after.phase) ? 'resolved' : (last?.state ?? 'investigating'),
    startedAt: decided.after.openedAt,
    resolvedAt:
      last?.state === 'resolved' || hasEnded(decided.after.phase)
        ? (decided.after.resolvedAt ?? decided.after.endedAt)
        : null,
    featureId: decided.after.assessment?.answers.featureId ?? decided.after.featureId,
    entries: updates.map((update) => ({
      at: update.at,
      text: bodies.get(update.textId) ?? '',
      state: update.state,
      updateId: update.id,
    })),
    nextUpdateAt: last?.nextUpdateAt ?? null,
  };
  return { kind: 'public-words', incidentId: decided.id, row };
}

/** Updates that went to audiences on the status page. */
export function publicUpdates(incident: Incident, procedure: Procedure): Incident['updates'] {
  const audiences = new Set(
    procedure.audiences.filter((audience) => audience.reach.kind === 'public').map((audience) => audience.id),
  );
  return incident.updates.filter((update) => audiences.has(update.audience));
}

import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { hasEnded } from '#core/incident/phase.ts';
import { isGoneOnWith } from '#core/obligation/correction.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { publicEntries } from '#core/status/public-entries.ts';
import type { AlsoWrite, OutgoingMessage, PublicWords } from '../ports.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { wordFacts } from './word-facts.ts';

/** What may change what the public reads: words, and whatever makes the last ones untrue. */
const CHANGES_PUBLIC_WORDS: ReadonlySet<IncidentEvent['type']> = new Set<IncidentEvent['type']>([
  'UpdatePosted',
  'ImpactAssessed',
  'IncidentResolved',
  'IncidentReopened',
  'IncidentDismissed',
  'IncidentMerged',
  'IncidentClosed',
]);

/** The status page's row for an incident with public words, when decided events change it. */
export async function publicWordsAfter(context: SpaceContext, decided: Decided): Promise<PublicWordsChange | null> {
  const updates = publicUpdates(decided.after, decided.procedure);
  if (updates.length === 0 || !decided.events.some((event) => CHANGES_PUBLIC_WORDS.has(event.type))) return null;
  const bodies = await context.storage.texts.bodies(updates.map((update) => update.textId));
  for (const text of decided.newTexts) bodies.set(text.id, text.body);
  const facts = await wordFacts(context, decided.after);
  const row = publicWordsOf(decided, updates, facts.featureName, (textId) => bodies.get(textId) ?? '');
  return { also: { kind: 'public-words', incidentId: decided.id, row }, messages: correctionMessages(decided, row) };
}

export interface PublicWordsChange {
  also: AlsoWrite;
  /** Corrections that nobody posted: like every update, they reach those who subscribed. */
  messages: OutgoingMessage[];
}

function publicWordsOf(
  { id, after, procedure }: Decided,
  updates: Incident['updates'],
  featureName: string | null,
  words: (textId: string) => string,
): PublicWords {
  const entries = publicEntries(after, updates, words);
  const last = entries.at(-1);
  const isOver = hasEnded(after.phase) || last?.state === 'resolved';
  const update = updates.at(-1);
  const isGoneOn = update !== undefined && isGoneOnWith({ incident: after, procedure }, update.audience);
  return {
    incidentId: id,
    title: featureName === null ? 'Service disruption' : `Problem with ${featureName}`,
    state: isOver ? 'resolved' : (last?.state ?? 'investigating'),
    startedAt: after.openedAt,
    resolvedAt: isOver ? (after.resolvedAt ?? after.endedAt) : null,
    featureId: after.assessment?.answers.featureId ?? after.featureId,
    entries: entries.map((entry) => ({
      at: entry.at,
      text: entry.text,
      state: entry.state,
      updateId: entry.id,
      featureId: entry.componentId,
      component: entry.component,
      kind: entry.kind,
    })),
    nextUpdateAt: isOver || !isGoneOn ? null : (update?.nextUpdateAt ?? null),
  };
}

/** One message for each entry that came into being by these events without having been posted. */
function correctionMessages({ id, after, before, procedure }: Decided, row: PublicWords): OutgoingMessage[] {
  const earlier = before === null ? [] : publicEntries(before, publicUpdates(before, procedure), () => '');
  const known = new Set([...after.updates, ...earlier].map((one) => one.id));
  return row.entries
    .filter((entry) => !known.has(entry.updateId))
    .map((entry) => ({
      messageId: `${id}.${entry.updateId}.status-page`,
      channel: 'status-page',
      recipientId: null,
      address: null,
      subject: row.title,
      body: entry.text,
      about: 'update',
      stream: { kind: 'incident', id },
      payload: { kind: 'update', incident: { id, number: after.number }, text: entry.text },
      notBefore: after.lastEventAt,
    }));
}

/** Updates that went to audiences on the status page. */
export function publicUpdates(incident: Incident, procedure: Procedure): Incident['updates'] {
  const audiences = new Set(
    procedure.audiences.filter((audience) => audience.reach.kind === 'public').map((audience) => audience.id),
  );
  return incident.updates.filter((update) => audiences.has(update.audience));
}

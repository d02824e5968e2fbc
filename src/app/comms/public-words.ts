import type { CommsLanguage } from '#core/comms/comms-language.ts';
import { ENGLISH } from '#core/comms/en/words.ts';
import { commsLanguage } from '#core/comms/languages.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident, PostedUpdate } from '#core/incident/incident.ts';
import { hasEnded } from '#core/incident/phase.ts';
import { isGoneOnWith } from '#core/obligation/correction.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { publicEntries } from '#core/status/public-entries.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { PublicWords } from '../ports/public-words.ts';
import type { Decided } from '../incident/decided.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';
import { wordFacts } from './word-facts.ts';

/** With what an incident's end, what was merged into it ends or goes on again. */
const ENDS_WITH_IT: ReadonlySet<IncidentEvent['type']> = new Set<IncidentEvent['type']>([
  'IncidentResolved',
  'IncidentReopened',
  'IncidentDismissed',
]);

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
export async function publicWordsAfter(context: SpaceContext, decided: Decided): Promise<PublicWordsChange> {
  if (!decided.events.some((event) => CHANGES_PUBLIC_WORDS.has(event.type))) return { also: [], messages: [] };
  const told = publicUpdates(decided.after, decided.procedure).length > 0;
  const survivor = told && decided.after.duplicateOf !== null ? await survivorOf(context, decided.after) : null;
  const own = told ? await changeOf(context, { ...decided, survivorBefore: null, survivor }) : null;
  const merged = await mergedChanges(context, decided);
  return {
    also: [...(own === null ? [] : [own.also]), ...merged.map(({ also }) => also)],
    // Where the page speaks of the survivor itself, its words are those of what was merged into it.
    messages: [...(own?.messages ?? []), ...(told ? [] : merged.flatMap(({ messages }) => messages))],
  };
}

export interface PublicWordsChange {
  also: AlsoWrite[];
  /** Corrections that nobody posted: like every update, they reach those who subscribed. */
  messages: OutgoingMessage[];
}

interface Told extends Decided {
  /** The incident with which a merged one goes on, before and after. */
  survivorBefore: Incident | null;
  survivor: Incident | null;
}

async function changeOf(context: SpaceContext, told: Told): Promise<{ also: AlsoWrite; messages: OutgoingMessage[] }> {
  const updates = publicUpdates(told.after, told.procedure);
  const bodies = await context.storage.texts.bodies(updates.map((update) => update.textId));
  for (const text of told.newTexts) bodies.set(text.id, text.body);
  const facts = await wordFacts(context, told.after);
  const row = publicWordsOf(told, updates, facts.featureName, (textId) => bodies.get(textId) ?? '');
  return { also: { kind: 'public-words', incidentId: told.id, row }, messages: correctionMessages(told, row) };
}

/** What was merged into an incident ends, or goes on again, with it. */
async function mergedChanges(
  context: SpaceContext,
  decided: Decided,
): Promise<{ also: AlsoWrite; messages: OutgoingMessage[] }[]> {
  if (!decided.events.some((event) => ENDS_WITH_IT.has(event.type))) return [];
  const { before, after: survivor } = decided;
  const changes: { also: AlsoWrite; messages: OutgoingMessage[] }[] = [];
  for (const id of await mergedInto(context, decided.id, survivor)) {
    const { incident, procedure } = await loadIncident(context, id);
    if (incident.phase !== 'duplicate-of' || publicUpdates(incident, procedure).length === 0) continue;
    const same = { before: incident, after: incident, events: [], newTexts: [] };
    changes.push(await changeOf(context, { id, procedure, ...same, survivorBefore: before, survivor }));
  }
  return changes;
}

/** Ids of what was merged into an incident, and into that. */
async function mergedInto(context: SpaceContext, id: string, survivor: Incident): Promise<string[]> {
  const found = new Set(survivor.absorbed);
  for (const one of found) {
    const { incident } = await loadIncident(context, one);
    for (const inner of incident.absorbed) found.add(inner);
  }
  found.delete(id);
  return [...found];
}

/** The incident in which a merged one goes on, however often that was merged too. */
async function survivorOf(context: SpaceContext, merged: Incident): Promise<Incident | null> {
  const seen = new Set<string>();
  for (let id = merged.duplicateOf; id !== null && !seen.has(id);) {
    seen.add(id);
    const { incident } = await loadIncident(context, id);
    if (incident.duplicateOf === null) return incident;
    id = incident.duplicateOf;
  }
  return null;
}

function publicWordsOf(
  told: Told,
  updates: Incident['updates'],
  featureName: string | null,
  words: (textId: string) => string,
): PublicWords {
  const { id, after, procedure, survivor } = told;
  const isGoneOn = isPublicGoneOn(after, procedure);
  const entries = publicEntries(after, updates, { words, language: languageOfPage(told, updates), survivor, isGoneOn });
  const last = entries.at(-1);
  const isMerged = after.phase === 'duplicate-of';
  const isOver = (hasEnded(after.phase) && !isMerged) || last?.state === 'resolved';
  const endedAt = isMerged ? (last?.at ?? null) : (after.resolvedAt ?? after.endedAt);
  const update = updates.at(-1);
  return {
    incidentId: id,
    title: featureName === null ? 'Service disruption' : `Problem with ${featureName}`,
    state: isOver ? 'resolved' : (last?.state ?? 'investigating'),
    startedAt: after.openedAt,
    resolvedAt: isOver ? endedAt : null,
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
    nextUpdateAt: isOver || isMerged || !isGoneOn ? null : (update?.nextUpdateAt ?? null),
  };
}

/** Whether some step still speaks to the audience that read the last words on the page. */
function isPublicGoneOn(incident: Incident, procedure: Procedure): boolean {
  const last = publicUpdates(incident, procedure).at(-1);
  return last !== undefined && isGoneOnWith({ incident, procedure }, last.audience);
}

/** The page puts things right in the language in which it last spoke. */
function languageOfPage({ procedure }: Decided, updates: Incident['updates']): CommsLanguage {
  const last = updates.at(-1);
  const audience = procedure.audiences.find(({ id }) => id === last?.audience);
  return commsLanguage(last?.language ?? audience?.language ?? 'en') ?? ENGLISH;
}

/** One message for each entry that came into being by these events without having been posted. */
function correctionMessages(told: Told, row: PublicWords): OutgoingMessage[] {
  const { id, after, before, procedure } = told;
  const earlier =
    before === null
      ? []
      : publicEntries(before, publicUpdates(before, procedure), {
          words: () => '',
          language: ENGLISH,
          survivor: told.survivorBefore,
          isGoneOn: isPublicGoneOn(before, procedure),
        });
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

/** The status page's row as it will be when words are posted. */
export async function publicWordsWith(
  context: SpaceContext,
  { id, incident, procedure }: { id: string; incident: Incident; procedure: Procedure },
  update: PostedUpdate,
  text: string,
): Promise<PublicWords> {
  const after = { ...incident, updates: [...incident.updates, update] };
  const updates = publicUpdates(after, procedure);
  const bodies = await context.storage.texts.bodies(updates.map(({ textId }) => textId));
  const { featureName } = await wordFacts(context, after);
  const told = { id, after, procedure, before: null, events: [], newTexts: [], survivorBefore: null, survivor: null };
  return publicWordsOf(told, updates, featureName, (textId) =>
    textId === update.textId ? text : (bodies.get(textId) ?? ''),
  );
}

/** Updates that went to audiences on the status page. */
export function publicUpdates(incident: Incident, procedure: Procedure): Incident['updates'] {
  const audiences = new Set(
    procedure.audiences.filter((audience) => audience.reach.kind === 'public').map((audience) => audience.id),
  );
  return incident.updates.filter((update) => audiences.has(update.audience));
}

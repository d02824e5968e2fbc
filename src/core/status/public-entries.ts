import { timeInWords } from '../comms/time-in-words.ts';
import type { Assessment } from '../incident/assessment.ts';
import type { Incident, PostedUpdate } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { isWorse, type ComponentState } from './component-state.ts';
import { publishedState } from './published-state.ts';
import type { PublicEntry } from './public-incident.ts';

const WORDS = {
  smaller: 'We looked closer. Fewer are affected than our last update said, and we correct it here.',
  larger: 'We looked closer. More are affected than our last update said, and we correct it here.',
  elsewhere:
    'We looked closer. Another part of the service is affected than our last update said, and we correct it here.',
  withdrawn: 'We looked closer, and this was no outage. What we said here before does not hold, and we take it back.',
  merged: 'This is part of another problem that we are already working on. Updates go on there.',
} as const;

/**
 * What the public was told of an incident, in order: the updates as they were posted, and between them honest
 * corrections wherever a later assessment, or the end of the incident, makes the last words untrue.
 */
export function publicEntries(
  incident: Incident,
  updates: readonly PostedUpdate[],
  words: (textId: string) => string,
): PublicEntry[] {
  const entries: PublicEntry[] = [];
  for (const moment of moments(incident, updates)) {
    if ('update' in moment) entries.push(updateEntry(incident, moment.update, words));
    else if (entries.length > 0) entries.push(...correction(moment.assessment, entries.at(-1)));
  }
  return entries.length === 0 ? [] : ended(incident, entries);
}

type Moment = { update: PostedUpdate } | { assessment: Assessment };

function moments(incident: Incident, updates: readonly PostedUpdate[]): Moment[] {
  const all: { at: number; moment: Moment }[] = [
    ...incident.assessments.map((assessment) => ({ at: assessment.at, moment: { assessment } })),
    ...updates.map((update) => ({ at: update.at, moment: { update } })),
  ];
  return all.toSorted((a, b) => a.at - b.at).map(({ moment }) => moment);
}

function updateEntry(
  incident: Incident,
  { id, at, textId, state }: PostedUpdate,
  words: (textId: string) => string,
): PublicEntry {
  const assessment = incident.assessments.findLast((one) => one.at <= at) ?? null;
  return {
    id,
    at,
    text: words(textId),
    state,
    componentId: assessment?.answers.featureId ?? incident.featureId,
    component: publishedState(assessment, state),
    kind: 'update',
  };
}

/** What an assessment makes of the last words: nothing when they still hold, or when they said that it is over. */
function correction(assessment: Assessment, last: PublicEntry | undefined): PublicEntry[] {
  if (last === undefined || last.state === 'resolved') return [];
  const component = publishedState(assessment, last.state);
  const componentId = assessment.answers.featureId ?? last.componentId;
  const text = correctionWords(last, componentId, component);
  if (text === null) return [];
  const { at, id } = assessment;
  return [{ id: `correction-${id}`, at, text, state: last.state, componentId, component, kind: 'correction' }];
}

function correctionWords(last: PublicEntry, componentId: string | null, component: ComponentState): string | null {
  if (componentId !== last.componentId) return WORDS.elsewhere;
  if (component === last.component) return null;
  return isWorse(component, last.component) ? WORDS.larger : WORDS.smaller;
}

/** The last words of an incident that ended, where nobody has posted them. */
function ended(incident: Incident, entries: PublicEntry[]): PublicEntry[] {
  const last = entries.at(-1);
  if (last === undefined || isOpen(incident.phase)) return entries;
  const over = { state: 'resolved', componentId: last.componentId, component: 'operational' } as const;
  if (incident.phase === 'not-an-incident') {
    const at = incident.endedAt ?? last.at;
    if (last.at >= at && last.kind === 'update') return [...entries.slice(0, -1), { ...last, kind: 'withdrawal' }];
    return [...entries, { ...over, id: 'withdrawal', at, text: WORDS.withdrawn, kind: 'withdrawal' }];
  }
  if (last.state === 'resolved') return entries;
  if (incident.phase === 'duplicate-of')
    return [...entries, { ...over, id: 'merged', at: incident.endedAt ?? last.at, text: WORDS.merged, kind: 'merged' }];
  // Its priority no longer lets anybody speak to the public, so the page closes what it opened.
  if (incident.assessment?.publish === true || incident.resolvedAt === null) return entries;
  const text = `The problem is over since ${timeInWords(incident.resolvedAt)}.`;
  return [...entries, { ...over, id: 'restored', at: incident.resolvedAt, text, kind: 'update' }];
}

import type { CommsLanguage } from '../comms/comms-language.ts';
import { timeInWords } from '../comms/time-in-words.ts';
import type { Assessment } from '../incident/assessment.ts';
import type { Incident, PostedUpdate } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Instant } from '../shared/instant.ts';
import { isWorse, type ComponentState } from './component-state.ts';
import { publishedState } from './published-state.ts';
import type { PublicEntry } from './public-incident.ts';

/** What the entries of an incident depend on beside itself. */
export interface PublicContext {
  words(textId: string): string;
  /** In which the page puts things right by itself. */
  language: CommsLanguage;
  /** The incident that this one was merged into and that goes on; null when it was not. */
  survivor: Incident | null;
  /** Whether a step of the procedure still speaks to the public, and so says by itself when it is over. */
  isGoneOn: boolean;
}

/**
 * What the public was told of an incident, in order: the updates as they were posted, and between them honest
 * corrections wherever a later assessment, or the end of the incident, makes the last words untrue.
 */
export function publicEntries(
  incident: Incident,
  updates: readonly PostedUpdate[],
  context: PublicContext,
): PublicEntry[] {
  const { words, language } = context;
  const entries: PublicEntry[] = [];
  for (const moment of moments(incident, updates)) {
    if ('update' in moment) entries.push(updateEntry(incident, moment.update, words));
    else if (entries.length > 0) entries.push(...correction(moment.assessment, entries.at(-1), language));
  }
  return entries.length === 0 ? [] : ended(incident, entries, context);
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
function correction(assessment: Assessment, last: PublicEntry | undefined, language: CommsLanguage): PublicEntry[] {
  if (last === undefined || last.state === 'resolved') return [];
  const component = publishedState(assessment, last.state);
  const componentId = assessment.answers.featureId ?? last.componentId;
  const text = correctionWords(last, componentId, component, language);
  if (text === null) return [];
  const { at, id } = assessment;
  return [{ id: `correction-${id}`, at, text, state: last.state, componentId, component, kind: 'correction' }];
}

function correctionWords(
  last: PublicEntry,
  componentId: string | null,
  component: ComponentState,
  { pageCorrections }: CommsLanguage,
): string | null {
  if (componentId !== last.componentId) return pageCorrections.elsewhere;
  if (component === last.component) return null;
  return isWorse(component, last.component) ? pageCorrections.larger : pageCorrections.smaller;
}

/** The last words of an incident that ended, where nobody has posted them. */
function ended(incident: Incident, entries: PublicEntry[], context: PublicContext): PublicEntry[] {
  const { language, survivor, isGoneOn } = context;
  const last = entries.at(-1);
  if (last === undefined || isOpen(incident.phase)) return entries;
  if (incident.phase === 'not-an-incident') {
    const at = incident.endedAt ?? last.at;
    if (last.at >= at && last.kind === 'update') return [...entries.slice(0, -1), { ...last, kind: 'withdrawal' }];
    return [...entries, withdrawal(last, at, language)];
  }
  if (last.state === 'resolved') return entries;
  if (incident.phase === 'duplicate-of') {
    const text = language.pageCorrections.merged;
    const merged: PublicEntry = { ...last, id: 'merged', at: incident.endedAt ?? last.at, text, kind: 'merged' };
    return [...entries, merged, ...overWith(survivor, merged, language)];
  }
  // By its priority nobody speaks to the public any more, so the page closes what it opened.
  if ((isGoneOn && incident.assessment?.publish === true) || incident.resolvedAt === null) return entries;
  return [...entries, restored(last, 'restored', incident.resolvedAt, language)];
}

/** What was merged is over when the one it went on with is; until then it reads as going on. */
function overWith(survivor: Incident | null, merged: PublicEntry, language: CommsLanguage): PublicEntry[] {
  if (survivor === null || isOpen(survivor.phase)) return [];
  if (survivor.phase === 'not-an-incident') return [withdrawal(merged, survivor.endedAt ?? merged.at, language)];
  if (survivor.resolvedAt === null) return [];
  return [restored(merged, `restored-with-${survivor.round}`, Math.max(merged.at, survivor.resolvedAt), language)];
}

const OVER = { state: 'resolved', component: 'operational' } as const;

function withdrawal({ componentId }: PublicEntry, at: Instant, { pageCorrections }: CommsLanguage): PublicEntry {
  return { ...OVER, id: 'withdrawal', at, text: pageCorrections.withdrawn, componentId, kind: 'withdrawal' };
}

function restored(
  { componentId }: PublicEntry,
  id: string,
  at: Instant,
  { pageCorrections, times }: CommsLanguage,
): PublicEntry {
  const text = pageCorrections.over(timeInWords(at, undefined, times));
  return { ...OVER, id, at, text, componentId, kind: 'update' };
}

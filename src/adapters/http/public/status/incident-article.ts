import { durationInWords } from '#core/comms/time-in-words.ts';
import type { PublicEntry, PublicIncident } from '#core/status/public-incident.ts';
import { incidentWords, stateWords } from '#core/status/status-words.ts';
import { markup, type Markup } from '../markup.ts';
import { clipped } from './fit.ts';
import { timeAt } from './status-document.ts';

const LONGEST_TITLE = 220;
const KINDS: Record<PublicEntry['kind'], string | null> = {
  update: null,
  correction: 'Correction',
  withdrawal: 'Withdrawn',
  merged: 'Merged',
};

export function shortTitle({ title }: { title: string }): string {
  return clipped(title, LONGEST_TITLE);
}

/** How an incident stands, since when, and when the next words are due. */
export function incidentFacts(incident: PublicIncident): Markup {
  const { startedAt, resolvedAt, nextUpdateAt, state } = incident;
  const ended = resolvedAt !== null && markup`, resolved ${timeAt(resolvedAt)}, after ${lasted(startedAt, resolvedAt)}`;
  const next = state === 'resolved' ? null : nextUpdateAt;
  return markup`<p><strong>${incidentWords(incident)}</strong>, since ${timeAt(startedAt)}${ended}</p>
${
  next !== null &&
  markup`<p>Next update by ${timeAt(next)}.</p>
`
}`;
}

/** Words with what they were said under and when. */
export function entryItem({ at, text, state, kind }: PublicEntry, longest: number): Markup {
  return markup`<li class="entry"><p class="words">${clipped(text, longest)}</p><span class="soft">${KINDS[kind] ?? stateWords(state)}, ${timeAt(at)}</span></li>
`;
}

/** An ended incident in two lines, with the way to all its words. */
export function endedRow(incident: PublicIncident, href: string): Markup {
  const { startedAt, resolvedAt } = incident;
  const length = resolvedAt !== null && markup`, ${lasted(startedAt, resolvedAt)}`;
  return markup`<li><a class="more" href="${href}">${shortTitle(incident)}</a><br>
${incidentWords(incident)}, ${timeAt(startedAt)}${length}</li>
`;
}

function lasted(fromAt: number, toAt: number): string {
  return durationInWords(toAt - fromAt);
}

import { openRoles, rolesAskedOf, type Page, type RoleAnswer } from '#core/escalation/page.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { Instant } from '#core/shared/instant.ts';
import { publicUpdates } from '../comms/public-words.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { acknowledgePage, loadPage, pageHeadline } from '../page/page-use-cases.ts';
import type { SpaceContext } from '../space-context.ts';
import { titleInSpace } from './practice-words.ts';

/** What became of a report, as its sender may know; null for an unknown one. */
export async function reportView(context: SpaceContext, reportId: string): Promise<ReportView | null> {
  const found = await context.storage.signals.groupOfSignal(reportId);
  const signal = found?.signals.find((one) => one.id === reportId);
  if (found === null || signal === undefined) return null;
  const { incidentId, status } = found.group;
  const received = { title: signal.title, receivedAt: signal.startedAt };
  if (incidentId === null) {
    const state = status === 'dismissed' ? 'dismissed' : 'waiting';
    return { ...received, state, incidentNumber: null, words: null, nextUpdateAt: null };
  }
  const { incident, procedure } = await loadIncident(context, incidentId);
  const last = publicUpdates(incident, procedure).at(-1);
  const words =
    last === undefined ? null : ((await context.storage.texts.bodies([last.textId])).get(last.textId) ?? null);
  return {
    ...received,
    state: incident.phase === 'not-an-incident' ? 'dismissed' : isOpen(incident.phase) ? 'in-incident' : 'resolved',
    incidentNumber: incident.number,
    words,
    nextUpdateAt: last?.nextUpdateAt ?? null,
  };
}

export interface ReportView {
  title: string;
  receivedAt: Instant;
  state: 'waiting' | 'in-incident' | 'resolved' | 'dismissed';
  incidentNumber: number | null;
  words: string | null;
  nextUpdateAt: Instant | null;
}

export interface PageView {
  title: string;
  details: string;
  askedAt: Instant;
  deskPath: string;
  state:
    | { kind: 'waiting' }
    | { kind: 'acknowledged'; by: string; at: Instant; byReader: boolean }
    | { kind: 'ended'; why: string };
}

/** A page as its recipient sees it; null for an unknown one. */
export async function pageView(context: SpaceContext, pageId: string, readerId: string): Promise<PageView | null> {
  const page = await loadPage(context, pageId);
  if (page === null) return null;
  const prefix = context.kind === 'real' ? '' : `/drill/${context.id}`;
  return {
    title: titleInSpace(context, await pageHeadline(context, page)),
    details: `You are asked to come as ${rolesFor(page, readerId).join(' and ')}.`,
    askedAt: page.lastAskedAt ?? page.startedAt,
    deskPath: `${prefix}/${page.about.kind === 'incident' ? 'incidents' : 'groups'}/${page.about.id}`,
    state: await stateOf(context, page, readerId),
  };
}

/** Acknowledges a page for a person; when somebody was faster the view says so and nothing changes. */
export async function answerPage(context: SpaceContext, pageId: string, personId: string): Promise<PageView | null> {
  if ((await loadPage(context, pageId)) === null) return null;
  await acknowledgePage(context, pageId, { kind: 'person', id: personId }, personId);
  return pageView(context, pageId, personId);
}

function rolesFor(page: Page, readerId: string): string[] {
  const roles = rolesAskedOf(page, readerId);
  return roles.length === 0 ? [page.role] : roles;
}

/** What became of the roles that the reader was asked for: their own answer first; null while one of these is open. */
function theirAnswer(page: Page, readerId: string): RoleAnswer | null {
  const roles = rolesFor(page, readerId);
  if (openRoles(page).some((role) => roles.includes(role))) return null;
  const answers = page.answers.filter(({ role }) => roles.includes(role));
  const acknowledged = answers.filter(({ status }) => status === 'acknowledged');
  return acknowledged.find(({ personId }) => personId === readerId) ?? acknowledged[0] ?? answers[0] ?? null;
}

async function stateOf(context: SpaceContext, page: Page, readerId: string): Promise<PageView['state']> {
  const answer = theirAnswer(page, readerId);
  if (answer === null) return { kind: 'waiting' };
  switch (answer.status) {
    case 'acknowledged': {
      const { personId: by, at } = answer;
      const name = by === null ? 'somebody' : ((await context.storage.people.names([by])).get(by) ?? 'somebody');
      return { kind: 'acknowledged', by: name, at, byReader: by === readerId };
    }
    case 'exhausted':
      return { kind: 'ended', why: 'Nobody answered in time. Open the desk: it may still need you.' };
    case 'cancelled':
      return { kind: 'ended', why: 'Somebody has taken this role, so you are not needed any more.' };
  }
}

import { pageIdOf, rolesAskedOf, rolesLeftFor, type Page, type RoleAnswer } from '#core/escalation/page.ts';
import { stillAsked } from '#core/incident/handover.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import type { Instant } from '#core/shared/instant.ts';
import { isolated } from '#core/shared/isolated.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { acknowledgePage, loadPage, pageHeadline, takenByOthers } from '../page/page-use-cases.ts';
import { listed } from '../page/page-words.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { titleInSpace } from './practice-words.ts';

/** A page as its recipient sees it before and after acknowledging. */
export interface PageView {
  /** What it is about, in one line. */
  title: string;
  details: string;
  askedAt: Instant;
  /** Where to go on, below the desk's address, such as `/incidents/inc_1`. */
  deskPath: string;
  state:
    /** `roles` are those that an answer takes. */
    | { kind: 'waiting'; roles: string[] }
    | { kind: 'acknowledged'; by: string; at: Instant; byReader: boolean }
    /** Nobody needs to answer any more; `why` is one sentence. */
    | { kind: 'ended'; why: string };
}

interface Seen {
  page: Page;
  pageId: string;
  readerId: string;
  /** Null for a page about signals that nobody has judged. */
  under: IncidentUnderProcedure | null;
  /** Roles that somebody else has by now, or that nobody wants any more, though the page has not ended for them yet. */
  over: string[];
}

/** A page as its recipient sees it; null for an unknown one. */
export async function pageView(context: SpaceContext, pageId: string, readerId: string): Promise<PageView | null> {
  const page = await loadPage(context, pageId);
  if (page === null) return null;
  const { about } = page;
  const prefix = context.kind === 'real' ? '' : `/drill/${context.id}`;
  const seen = await seenBy(context, pageId, page, readerId);
  const left = rolesLeft(seen);
  return {
    title: titleInSpace(context, await pageHeadline(context, page)),
    details: await details(context, seen, left),
    askedAt: page.lastAskedAt ?? page.startedAt,
    deskPath: `${prefix}/${about.kind === 'incident' ? 'incidents' : 'groups'}/${about.id}`,
    state: left.length > 0 ? { kind: 'waiting', roles: left } : await endOf(context, seen),
  };
}

/**
 * Acknowledges a page for a person; when somebody was faster the view says so and nothing changes. Of `roles` those count
 * that the page would show them now: a press can name anything.
 */
export async function answerPage(
  context: SpaceContext,
  pageId: string,
  personId: string,
  roles?: string[],
): Promise<PageView | null> {
  const page = await loadPage(context, pageId);
  if (page === null) return null;
  const left = roles === undefined ? [] : rolesLeft(await seenBy(context, pageId, page, personId));
  const may = roles?.filter((role) => left.includes(role));
  await acknowledgePage(context, pageId, { kind: 'person', id: personId }, personId, may);
  return pageView(context, pageId, personId);
}

async function seenBy(context: SpaceContext, pageId: string, page: Page, readerId: string): Promise<Seen> {
  const under = page.about.kind === 'incident' ? await loadIncident(context, page.about.id) : null;
  return { page, pageId, readerId, under, over: await takenByOthers(context, pageId, page, readerId) };
}

function rolesLeft(seen: Seen): string[] {
  const { page, readerId, over } = seen;
  const answers = over.map((role): RoleAnswer => ({ role, status: 'cancelled', personId: null, at: page.startedAt }));
  const now = { ...page, answers: [...page.answers, ...answers] };
  return rolesLeftFor(now, readerId).filter((role) => mayCome(seen, role));
}

/** Only whoever was asked takes a role over; anybody may come as one that nobody has. */
function mayCome({ page, pageId, readerId, under }: Omit<Seen, 'over'>, role: string): boolean {
  const handover = handoverOf({ page, pageId, under }, role);
  return handover === undefined || stillAsked(handover).includes(readerId);
}

function handoverOf({ page, pageId, under }: Pick<Seen, 'page' | 'pageId' | 'under'>, role: string) {
  const id = pageIdOf(pageId, page, role);
  return Object.values(under?.incident.handovers ?? {}).find((one) => one.pageId === id);
}

/** What is asked; and what became of the roles that the reader was asked for, too, where others are left. */
async function details(context: SpaceContext, seen: Seen, left: string[]): Promise<string> {
  const asked = rolesFor(seen);
  if (left.length === 0) return `${asks(seen, asked, 'are')}.`;
  const gone = asked.filter((role) => !left.includes(role));
  const news = await Promise.all(gone.map((role) => whatBecameOf(context, seen, role)));
  if (gone.length < asked.length) return [`${asks(seen, left, 'are')}.`, ...news].join(' ');
  const wanted = `Nobody has come as ${titles(seen, left)} yet: you can.`;
  return [`${asks(seen, asked, 'were')}.`, ...news, wanted].join(' ');
}

function asks(seen: Seen, roles: string[], verb: 'are' | 'were'): string {
  const isHandover = roles.some((role) => handoverOf(seen, role) !== undefined);
  return `You ${verb} asked to ${isHandover ? 'take over' : 'come'} as ${titles(seen, roles)}`;
}

async function whatBecameOf(context: SpaceContext, { page, readerId, under }: Seen, role: string): Promise<string> {
  const title = titleIn(under, role);
  const answer = page.answers.find((one) => one.role === role);
  const holder = under?.incident.holders[role];
  const taken = holder !== undefined && holder.sinceAt > page.startedAt ? holder.personId : null;
  const by = taken ?? (answer?.status === 'acknowledged' ? answer.personId : null);
  if (by === readerId) return `You come as ${title} already.`;
  if (by !== null) return `${isolated(await nameOf(context, by))} comes as ${title}.`;
  return answer?.status === 'exhausted'
    ? `Nobody answered in time as ${title}.`
    : `Nobody is asked as ${title} any longer.`;
}

function rolesFor({ page, readerId }: Pick<Seen, 'page' | 'readerId'>): string[] {
  const roles = rolesAskedOf(page, readerId);
  return roles.length === 0 ? [page.role] : roles;
}

function titles({ under }: Seen, roles: string[]): string {
  return listed(roles.map((role) => titleIn(under, role)));
}

function titleIn(under: IncidentUnderProcedure | null, role: string): string {
  return isolated(under === null ? role : roleTitle(under.procedure, role));
}

/** What became of the roles that the reader was asked for: their own answer first; null where none has come in yet. */
function theirAnswer({ page, readerId }: Seen): RoleAnswer | null {
  const roles = rolesFor({ page, readerId });
  const answers = page.answers.filter(({ role }) => roles.includes(role));
  const acknowledged = answers.filter(({ status }) => status === 'acknowledged');
  const own = page.answers.find(({ status, personId }) => status === 'acknowledged' && personId === readerId);
  return own ?? acknowledged[0] ?? answers[0] ?? null;
}

async function endOf(context: SpaceContext, seen: Seen): Promise<PageView['state']> {
  const answer = theirAnswer(seen);
  if (answer?.status === 'acknowledged') {
    const { personId: by, at } = answer;
    const name = by === null ? 'somebody' : await nameOf(context, by);
    return { kind: 'acknowledged', by: name, at, byReader: by === seen.readerId };
  }
  return answer?.status === 'exhausted'
    ? { kind: 'ended', why: 'Nobody answered in time. Open the desk: it may still need you.' }
    : { kind: 'ended', why: 'Somebody has taken this role, so you are not needed any more.' };
}

async function nameOf(context: SpaceContext, personId: string): Promise<string> {
  return (await context.storage.people.names([personId])).get(personId) ?? 'somebody';
}

import { assertNever } from '../shared/assert-never.ts';
import { DESK, type Actor } from '../shared/actor.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';

/** A further role that a page asks for: to the incident a page of its own, with a chain of its own. */
export interface AlsoAsked {
  pageId: string;
  role: string;
  chain: string[];
}

/** What became of one role that a page asked for. */
export interface RoleAnswer {
  role: string;
  status: 'acknowledged' | 'exhausted' | 'cancelled';
  personId: string | null;
  at: Instant;
}

/**
 * A page asks people to come, one after the other, until somebody answers. Stand-in for escalation policies:
 * the holder of the role first, then its deputies, with one delay between them. It may ask for several roles at once:
 * whoever comes next for more than one of them is asked once, for all of these.
 */
export interface Page {
  version: number;
  about: { kind: 'incident' | 'group'; id: string };
  role: string;
  /** People in the order in which they are asked; frozen when the page starts. */
  chain: string[];
  delayMs: DurationMs;
  /** How often the whole chain is asked before the page gives up and says so. */
  loops: number;
  startedAt: Instant;
  status: 'paging' | 'acknowledged' | 'exhausted' | 'cancelled';
  also: AlsoAsked[];
  /** Roles that were answered, given up or called off, in this order. */
  answers: RoleAnswer[];
  /** How often people were asked so far, over all loops; as often as not the same people. */
  asked: number;
  /** Who was asked as which roles, each time. */
  askings: { personId: string; roles: string[] }[];
  /** How often every chain went on to its next person. */
  rounds: number;
  lastAskedAt: Instant | null;
  answeredBy: string | null;
  /** When it was answered, given up or called off. */
  endedAt: Instant | null;
}

/** What each event of a page carries. */
export interface PageEventData {
  PageStarted: {
    about: Page['about'];
    role: string;
    chain: string[];
    delayMs: DurationMs;
    loops: number;
    /** Absent where one role alone is asked for. */
    also?: AlsoAsked[];
  };
  /**
   * `ordinal` counts from 1; it makes the message's id, so that a repeat of the same asking is recognisable. `roles` and
   * `round` are absent where one role alone is asked for.
   */
  PersonPaged: { personId: string; ordinal: number; roles?: string[]; round?: number };
  /** `roles` are those that end by it; absent: all that are open. */
  PageAcknowledged: { personId: string | null; roles?: string[] };
  PageExhausted: { roles?: string[] };
  PageCancelled: { roles?: string[] };
}

/** An event of a page. */
export type PageEvent = {
  [T in keyof PageEventData]: { type: T; v: 1; at: Instant; by: Actor; data: PageEventData[T] };
}[keyof PageEventData];

/** What may be asked of a page. */
export type PageCommand =
  | {
      type: 'Start';
      about: Page['about'];
      role: string;
      chain: string[];
      delayMs: DurationMs;
      loops: number;
      also?: AlsoAsked[];
    }
  /** `roles` are those that whoever answers was shown; without any they come as what they were asked to. */
  | { type: 'Acknowledge'; by: Actor; personId: string | null; roles?: string[] }
  /** Calls these roles off; without any, the whole page. */
  | { type: 'Cancel'; roles?: string[] }
  | { type: 'Wake' };

/** A minimum between two people, so that a delay of zero cannot become a storm. */
const SHORTEST_DELAY_MS: DurationMs = 30_000;

/** A page after one more event. */
export function evolvePage(page: Page | null, event: PageEvent): Page {
  if (event.type === 'PageStarted') {
    return {
      ...event.data,
      also: event.data.also ?? [],
      answers: [],
      askings: [],
      rounds: 0,
      version: 1,
      startedAt: event.at,
      status: 'paging',
      asked: 0,
      lastAskedAt: null,
      answeredBy: null,
      endedAt: null,
    };
  }
  if (page === null) throw new Error(`a page begins with PageStarted, not ${event.type}`);
  const version = page.version + 1;
  switch (event.type) {
    case 'PersonPaged': {
      const { personId, ordinal, roles = [page.role], round = ordinal } = event.data;
      const askings = [...page.askings, { personId, roles }];
      return { ...page, version, asked: ordinal, askings, rounds: round, lastAskedAt: event.at };
    }
    case 'PageAcknowledged': {
      const { personId, roles = openRoles(page) } = event.data;
      return ended({ ...page, version, answeredBy: personId }, 'acknowledged', { roles, personId }, event.at);
    }
    case 'PageExhausted': {
      const { roles = openRoles(page) } = event.data;
      return ended({ ...page, version }, 'exhausted', { roles, personId: null }, event.at);
    }
    case 'PageCancelled': {
      const { roles = openRoles(page) } = event.data;
      return ended({ ...page, version }, 'cancelled', { roles, personId: null }, event.at);
    }
    default:
      return assertNever(event);
  }
}

/** Every role that a page asks for, with its chain. */
function asksOf({ role, chain, also }: Page): { role: string; chain: string[] }[] {
  return [{ role, chain }, ...also];
}

/** The page by which the incident knows a role of this one. */
export function pageIdOf(callId: string, { also }: Page, role: string): string {
  return also.find((one) => one.role === role)?.pageId ?? callId;
}

/** Roles that nobody has answered, and that were neither given up nor called off. */
export function openRoles(page: Page): string[] {
  return asksOf(page)
    .map(({ role }) => role)
    .filter((role) => !page.answers.some((answer) => answer.role === role));
}

/** Roles that somebody was asked for by a page, of those that are open or not. */
export function rolesAskedOf(page: Page, personId: string): string[] {
  return [...new Set(page.askings.filter((one) => one.personId === personId).flatMap(({ roles }) => roles))];
}

/** A page of which some roles ended: as a whole it has when none is open, by its best answer. */
function ended(
  page: Page,
  status: RoleAnswer['status'],
  { roles, personId }: { roles: string[]; personId: string | null },
  at: Instant,
): Page {
  const answers = [...page.answers, ...roles.map((role) => ({ role, status, personId, at }))];
  const after = { ...page, answers };
  if (openRoles(after).length > 0) return after;
  const isAnswered = answers.some((one) => one.status === 'acknowledged');
  return { ...after, status: isAnswered ? 'acknowledged' : status, endedAt: at };
}

/** A page after all its events; null without any. */
export function foldPage(events: Iterable<PageEvent>): Page | null {
  let page: Page | null = null;
  for (const event of events) page = evolvePage(page, event);
  return page;
}

/**
 * What a command does to a page. An answered or ended page yields no events: the first commit wins, a late timer does
 * nothing. After a pause over several delays one person is asked, late, and not all at once.
 */
export function decidePage(page: Page | null, command: PageCommand, now: Instant): PageEvent[] {
  if (command.type === 'Start') return page === null ? start(command, now) : [];
  if (page === null || page.status !== 'paging') return [];
  switch (command.type) {
    case 'Acknowledge':
      return acknowledge(page, command, now);
    case 'Cancel': {
      const open = openRoles(page);
      const roles = open.filter((role) => command.roles?.includes(role) ?? true);
      if (roles.length === 0) return [];
      return [{ type: 'PageCancelled', v: 1, at: now, by: DESK, data: partly(open, roles) }];
    }
    case 'Wake':
      return (pageWakeAt(page) ?? Number.POSITIVE_INFINITY) <= now ? askNext(page, now) : [];
    default:
      return assertNever(command);
  }
}

/** When the next person is asked, or null when the page has ended. */
export function pageWakeAt(page: Page): Instant | null {
  if (page.status !== 'paging') return null;
  return page.lastAskedAt === null ? page.startedAt : page.lastAskedAt + Math.max(page.delayMs, SHORTEST_DELAY_MS);
}

/**
 * As which roles somebody may come: those they were asked for, as far as these are open; else, where others were faster
 * or nobody was in time, what is still open. Whoever came already is not asked for more.
 */
export function rolesLeftFor(page: Page, personId: string): string[] {
  const open = openRoles(page);
  const theirs = open.filter((role) => rolesAskedOf(page, personId).includes(role));
  const hasCome = page.answers.some((one) => one.status === 'acknowledged' && one.personId === personId);
  return theirs.length > 0 || hasCome ? theirs : open;
}

/** Whoever answers comes as what they were asked to, or shown; whoever was not asked, as everything that is open. */
function acknowledge(
  page: Page,
  { by, personId, roles: shown }: Extract<PageCommand, { type: 'Acknowledge' }>,
  now: Instant,
): PageEvent[] {
  const open = openRoles(page);
  const theirs = shown ?? (personId === null ? [] : rolesAskedOf(page, personId));
  const roles = shown === undefined && theirs.length === 0 ? open : open.filter((role) => theirs.includes(role));
  if (roles.length === 0) return [];
  return [{ type: 'PageAcknowledged', v: 1, at: now, by, data: { personId, ...partly(open, roles) } }];
}

/** Roles are named only where others stay open, or were closed before. */
function partly(open: string[], roles: string[]): { roles?: string[] } {
  return roles.length === open.length ? {} : { roles };
}

function start(command: Extract<PageCommand, { type: 'Start' }>, now: Instant): PageEvent[] {
  const { about, role, delayMs, loops } = command;
  const chain = [...new Set(command.chain)];
  const also = (command.also ?? []).map((one) => ({ ...one, chain: [...new Set(one.chain)] }));
  const started: PageEvent = {
    type: 'PageStarted',
    v: 1,
    at: now,
    by: DESK,
    data: { about, role, chain, delayMs, loops, ...(also.length === 0 ? {} : { also }) },
  };
  return [started, ...askNext(evolvePage(null, started), now)];
}

/** Goes on to the next person of every chain: each is asked once, and what has no next person is given up. */
function askNext(page: Page, now: Instant): PageEvent[] {
  const open = openRoles(page);
  const asks = asksOf(page).filter(({ role }) => open.includes(role));
  const left = asks.filter(({ chain }) => page.rounds < chain.length * page.loops);
  const givenUp = asks.filter((one) => !left.includes(one)).map(({ role }) => role);
  const byPerson = new Map<string, string[]>();
  for (const { role, chain } of left) {
    const personId = chain[page.rounds % chain.length] ?? '';
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), role]);
  }
  const of = page.also.length === 0 ? null : page.rounds + 1;
  const asked = [...byPerson].map(([personId, roles], index): PageEvent => {
    const data = { personId, ordinal: page.asked + index + 1, ...(of === null ? {} : { roles, round: of }) };
    return { type: 'PersonPaged', v: 1, at: now, by: DESK, data };
  });
  if (givenUp.length === 0) return asked;
  return [{ type: 'PageExhausted', v: 1, at: now, by: DESK, data: partly(open, givenUp) }, ...asked];
}

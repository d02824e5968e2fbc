import { assertNever } from '../shared/assert-never.ts';
import { DESK, type Actor } from '../shared/actor.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';

/**
 * A page asks people to come, one after the other, until somebody answers. Stand-in for escalation policies:
 * the holder of the role first, then its deputies, with one delay between them.
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
  /** How many people were asked so far, over all loops. */
  asked: number;
  lastAskedAt: Instant | null;
  answeredBy: string | null;
  /** When it was answered, given up or called off. */
  endedAt: Instant | null;
}

export interface PageEventData {
  PageStarted: { about: Page['about']; role: string; chain: string[]; delayMs: DurationMs; loops: number };
  /** `ordinal` counts from 1; it makes the message's id, so that a repeat of the same asking is recognisable. */
  PersonPaged: { personId: string; ordinal: number };
  PageAcknowledged: { personId: string | null };
  PageExhausted: Record<never, never>;
  PageCancelled: Record<never, never>;
}

export type PageEvent = {
  [T in keyof PageEventData]: { type: T; v: 1; at: Instant; by: Actor; data: PageEventData[T] };
}[keyof PageEventData];

export type PageCommand =
  | { type: 'Start'; about: Page['about']; role: string; chain: string[]; delayMs: DurationMs; loops: number }
  | { type: 'Acknowledge'; by: Actor; personId: string | null }
  | { type: 'Cancel' }
  | { type: 'Wake' };

/** A minimum between two people, so that a delay of zero cannot become a storm. */
const SHORTEST_DELAY_MS: DurationMs = 30_000;

export function evolvePage(page: Page | null, event: PageEvent): Page {
  if (event.type === 'PageStarted') {
    return {
      ...event.data,
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
    case 'PersonPaged':
      return { ...page, version, asked: event.data.ordinal, lastAskedAt: event.at };
    case 'PageAcknowledged':
      return { ...page, version, status: 'acknowledged', answeredBy: event.data.personId, endedAt: event.at };
    case 'PageExhausted':
      return { ...page, version, status: 'exhausted', endedAt: event.at };
    case 'PageCancelled':
      return { ...page, version, status: 'cancelled', endedAt: event.at };
    default:
      return assertNever(event);
  }
}

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
      return [{ type: 'PageAcknowledged', v: 1, at: now, by: command.by, data: { personId: command.personId } }];
    case 'Cancel':
      return [{ type: 'PageCancelled', v: 1, at: now, by: DESK, data: {} }];
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

function start(command: Extract<PageCommand, { type: 'Start' }>, now: Instant): PageEvent[] {
  const { about, role, delayMs, loops } = command;
  const chain = [...new Set(command.chain)];
  const started: PageEvent = {
    type: 'PageStarted',
    v: 1,
    at: now,
    by: DESK,
    data: { about, role, chain, delayMs, loops },
  };
  return [started, ...askNext(evolvePage(null, started), now)];
}

function askNext(page: Page, now: Instant): PageEvent[] {
  const personId = page.asked < page.chain.length * page.loops ? page.chain[page.asked % page.chain.length] : undefined;
  if (personId === undefined) return [{ type: 'PageExhausted', v: 1, at: now, by: DESK, data: {} }];
  return [{ type: 'PersonPaged', v: 1, at: now, by: DESK, data: { personId, ordinal: page.asked + 1 } }];
}

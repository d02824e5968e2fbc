import { decidePage, foldPage, pageWakeAt, type AlsoAsked, type Page, type PageEvent } from '#core/escalation/page.ts';
import type { EventOf, IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { Decided } from '../incident/decided.ts';
import { pageFacts } from '../rest/page-facts.ts';
import type { SpaceContext } from '../space-context.ts';
import { pageMessages } from './page-messages.ts';
import { incidentPageWords, type WordsFor } from './page-words.ts';

/** The next person of the chain is asked after this long without an answer. */
export const PAGE_DELAY_MS = 5 * MINUTE_MS;
/** The whole chain is asked this often before the page gives up; the incident's late duties go on reminding. */
export const PAGE_LOOPS = 3;
/** Who is asked to take over has less time: somebody tired waits. */
const HANDOVER_LOOPS = 2;

/** The page stream that a decided `RolePaged` starts, with the messages to the first person; none where another page asks for its role too. */
export async function startPage(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'RolePaged'>,
): Promise<AlsoWrite[]> {
  const { pageId, role, personIds, callId } = event.data;
  if (callId !== undefined) return [];
  const { after: incident, procedure } = decided;
  const headline = await headlineOf(context, decided);
  const wordsFor: WordsFor = (roles) =>
    incidentPageWords(context, { id: pageId, roles, incidentId: decided.id }, { incident, procedure }, headline);
  const page = {
    about: { kind: 'incident' as const, id: decided.id },
    role,
    chain: personIds,
    loops: loopsOf(incident, pageId),
    also: alsoAsked(decided.events, pageId),
  };
  const { start, also } = await pageStream(context, pageId, page, event.at, wordsFor);
  return [start, ...also];
}

/** Further roles that the page asks for, as they were decided with it. */
export function alsoAsked(events: readonly IncidentEvent[], callId: string): AlsoAsked[] {
  return events.flatMap((one) =>
    one.type === 'RolePaged' && one.data.callId === callId
      ? [{ pageId: one.data.pageId, role: one.data.role, chain: one.data.personIds }]
      : [],
  );
}

/** How often the whole chain of a page is asked before it gives up. */
function loopsOf({ handovers }: Incident, id: string): number {
  return Object.values(handovers).some(({ pageId }) => pageId === id) ? HANDOVER_LOOPS : PAGE_LOOPS;
}

async function headlineOf(context: SpaceContext, { after, newTexts }: Decided): Promise<string> {
  const fresh = newTexts.find((text) => text.id === after.titleTextId)?.body;
  const title = fresh ?? (await context.storage.texts.bodies([after.titleTextId])).get(after.titleTextId) ?? '';
  return incidentHeadline(after.number, title);
}

/** An incident as a page names it. */
export function incidentHeadline(number: number, title: string): string {
  return `incident ${number}: ${title}`;
}

/** A new page stream about an incident or a signal group, to be written with what caused it. */
export async function pageStream(
  context: SpaceContext,
  pageId: string,
  page: Pick<Page, 'about' | 'role' | 'chain'> & { loops?: number; also?: AlsoAsked[] },
  at: Instant,
  wordsFor: WordsFor,
): Promise<{ start: Extract<AlsoWrite, { kind: 'start-stream' }>; also: AlsoWrite[] }> {
  const events: PageEvent[] = decidePage(
    null,
    { type: 'Start', loops: PAGE_LOOPS, ...page, delayMs: PAGE_DELAY_MS },
    at,
  );
  const started = foldPage(events);
  if (started === null) throw new Error('a page that starts has a state');
  return {
    start: {
      kind: 'start-stream',
      stream: { kind: 'page', id: pageId },
      events,
      wakeAt: pageWakeAt(started),
      messages: await pageMessages(context, pageId, started, events, wordsFor),
    },
    also: pageFacts(pageId, started, events),
  };
}

import { decidePage, foldPage, pageWakeAt, type Page, type PageEvent } from '#core/escalation/page.ts';
import type { EventOf } from '#core/incident/events.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { AlsoWrite } from '../ports.ts';
import type { Decided } from '../incident/decided.ts';
import { pageFacts } from '../rest/page-facts.ts';
import type { SpaceContext } from '../space-context.ts';
import { pageMessages } from './page-messages.ts';

/** The next person of the chain is asked after this long without an answer. */
export const PAGE_DELAY_MS = 5 * MINUTE_MS;
/** The whole chain is asked this often before the page gives up; the incident's late duties go on reminding. */
export const PAGE_LOOPS = 3;

/** The page stream that a decided `RolePaged` starts, with the messages to the first person. */
export async function startPage(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'RolePaged'>,
): Promise<AlsoWrite[]> {
  const { pageId, role, personIds } = event.data;
  const page = { about: { kind: 'incident' as const, id: decided.id }, role, chain: personIds };
  const { start, also } = await pageStream(context, pageId, page, event.at, await headlineOf(context, decided));
  return [start, ...also];
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
  page: Pick<Page, 'about' | 'role' | 'chain'>,
  at: Instant,
  headline: string,
): Promise<{ start: Extract<AlsoWrite, { kind: 'start-stream' }>; also: AlsoWrite[] }> {
  const events: PageEvent[] = decidePage(
    null,
    { type: 'Start', ...page, delayMs: PAGE_DELAY_MS, loops: PAGE_LOOPS },
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
      messages: await pageMessages(context, pageId, started, events, headline),
    },
    also: pageFacts(pageId, started, events),
  };
}

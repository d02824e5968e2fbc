import { isPageWanted } from '#core/escalation/is-page-wanted.ts';
import {
  decidePage,
  evolvePage,
  foldPage,
  openRoles,
  pageIdOf,
  pageWakeAt,
  type Page,
  type PageCommand,
  type PageEvent,
} from '#core/escalation/page.ts';
import type { Actor } from '#core/shared/actor.ts';
import { DESK } from '#core/shared/actor.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import { pageFacts } from '../rest/page-facts.ts';
import type { SpaceContext } from '../space-context.ts';
import { pageMessages } from './page-messages.ts';
import { comingWords, incidentPageWords, type WordsFor } from './page-words.ts';
import { incidentHeadline } from './start-page.ts';

const MOST_TRIES = 25;

/**
 * Somebody answers a page: the first answer counts, and its incident or group learns of it. `roles` are those they were
 * shown; without any they come as what they were asked to. Nobody comes as what somebody else is meanwhile.
 */
export async function acknowledgePage(
  context: SpaceContext,
  pageId: string,
  by: Actor,
  personId: string | null,
  roles?: string[],
): Promise<{ page: Page; wasFirst: boolean }> {
  const before = await loadPage(context, pageId);
  if (before === null) throw new Refused('not-found', { what: 'page', id: pageId });
  const over = await takenByOthers(context, pageId, before, personId);
  if (over.length > 0) await runPageCommand(context, pageId, { type: 'Cancel', roles: over });
  const shown = roles === undefined ? {} : { roles };
  const done = await runPageCommand(context, pageId, { type: 'Acknowledge', by, personId, ...shown });
  if (done === null) throw new Refused('not-found', { what: 'page', id: pageId });
  await tellOutcome(context, pageId, done.page);
  return { page: done.page, wasFirst: done.events.length > 0 };
}

/** Asks the next person when it is time, ends a page nobody needs any more, and tells the outcome where it is wanted. */
export async function wakePage(context: SpaceContext, pageId: string): Promise<void> {
  const page = await loadPage(context, pageId);
  if (page === null) return;
  const roles = await notNeeded(context, pageId, page);
  if (roles.length > 0) await runPageCommand(context, pageId, { type: 'Cancel', roles });
  const done = await runPageCommand(context, pageId, { type: 'Wake' });
  if (done !== null && done.page.answers.length > 0) await tellOutcome(context, pageId, done.page);
}

export async function loadPage(context: SpaceContext, pageId: string): Promise<Page | null> {
  const events = await context.storage.events.read<PageEvent>({ kind: 'page', id: pageId });
  return foldPage(events.map(({ event }) => event));
}

async function runPageCommand(
  context: SpaceContext,
  pageId: string,
  command: PageCommand,
): Promise<{ page: Page; events: PageEvent[] } | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const page = await loadPage(context, pageId);
    if (page === null) return null;
    const events = decidePage(page, command, context.clock.now());
    if (events.length === 0) return { page, events };
    const after = events.reduce(evolvePage, page);
    const appended = await context.storage.events.append({
      stream: { kind: 'page', id: pageId },
      expectedVersion: page.version,
      events,
      texts: [],
      row: null,
      messages: await pageMessages(context, pageId, after, events, await wordsOfPage(context, pageId, page)),
      // A page that ended for a role stays awake until its outcome is told, so that a crash in between cannot lose it.
      wakeAt: after.answers.length > page.answers.length ? context.clock.now() : pageWakeAt(after),
      also: pageFacts(pageId, after, events),
    });
    if (appended.outcome !== 'appended') continue;
    // Rooms show who is asked at this moment.
    if (after.asked > page.asked) context.live.tell({ topic: page.about.kind, id: page.about.id, version: null });
    return { page: after, events };
  }
  throw new Refused('version-conflict');
}

/** Told at least once: the incident refuses to hear an answer twice, and only then does the page stop waking for it. */
async function tellOutcome(context: SpaceContext, callId: string, page: Page): Promise<void> {
  if (page.answers.length === 0) return;
  for (const { role, status, personId } of page.answers)
    if (page.about.kind === 'incident')
      await tellIncident(context, page.about.id, pageIdOf(callId, page, role), { status, personId });
  await context.storage.events.append<PageEvent>({
    stream: { kind: 'page', id: callId },
    expectedVersion: page.version,
    events: [],
    texts: [],
    row: null,
    messages: [],
    wakeAt: pageWakeAt(page),
    also: [],
  });
  context.live.tell({ topic: page.about.kind, id: page.about.id, version: null });
}

async function tellIncident(
  context: SpaceContext,
  id: string,
  pageId: string,
  { status: outcome, personId }: Pick<Page['answers'][number], 'status' | 'personId'>,
): Promise<void> {
  await runCommand(context, id, (incident) =>
    incident.pages[pageId]?.outcome === 'waiting'
      ? {
          command: {
            type: 'AnswerPage',
            by: personId === null ? DESK : { kind: 'person', id: personId },
            ...{ pageId, outcome, personId },
          },
        }
      : { command: { type: 'Wake', by: DESK } },
  );
}

/** Roles of an incident's page for which nobody else than this person needs to come any more. */
export async function takenByOthers(
  context: SpaceContext,
  callId: string,
  page: Page,
  personId: string | null,
): Promise<string[]> {
  if (page.about.kind === 'group') return [];
  const { holders } = (await loadIncident(context, page.about.id)).incident;
  const over = await notNeeded(context, callId, page);
  return over.filter((role) => personId === null || holders[role]?.personId !== personId);
}

/** Roles of a page that nobody needs to come for any more. */
async function notNeeded(context: SpaceContext, callId: string, page: Page): Promise<string[]> {
  const open = openRoles(page);
  if (page.about.kind === 'group') {
    const found = await context.storage.signals.getGroup(page.about.id);
    return found !== null && found.group.status === 'open' ? [] : open;
  }
  const { incident } = await loadIncident(context, page.about.id);
  const { startedAt } = page;
  return open.filter((role) => !isPageWanted(incident, pageIdOf(callId, page, role), { role, startedAt }));
}

async function wordsOfPage(context: SpaceContext, pageId: string, page: Page): Promise<WordsFor> {
  const headline = await pageHeadline(context, page);
  const { about } = page;
  if (about.kind === 'group') return async () => comingWords((await context.company()).name, page.role, headline);
  const under = await loadIncident(context, about.id);
  return (roles) => incidentPageWords(context, { id: pageId, roles, incidentId: about.id }, under, headline);
}

/** What a page is about, in one line. */
export async function pageHeadline(context: SpaceContext, page: Page): Promise<string> {
  if (page.about.kind === 'group')
    return (await context.storage.signals.getGroup(page.about.id))?.group.title ?? 'a signal group';
  const { incident } = await loadIncident(context, page.about.id);
  return incidentHeadline(
    incident.number,
    (await context.storage.texts.bodies([incident.titleTextId])).get(incident.titleTextId) ?? '',
  );
}

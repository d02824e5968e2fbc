import { alsoAsked, PAGE_DELAY_MS, PAGE_LOOPS } from '#app/page/start-page.ts';
import { sameRoster } from '#app/oncall/roster.ts';
import { standardKind } from '#core/comms/update-words.ts';
import { askedTogether } from '#core/escalation/asked-together.ts';
import { isPageWanted } from '#core/escalation/is-page-wanted.ts';
import {
  decidePage,
  evolvePage,
  foldPage,
  openRoles,
  pageIdOf,
  pageWakeAt,
  type AlsoAsked,
  type Page,
  type PageCommand,
  type RoleAnswer,
} from '#core/escalation/page.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { personFor, type Incident } from '#core/incident/incident.ts';
import type { Refusal } from '#core/incident/refusal.ts';
import { nextWakeAt, toPerform } from '#core/obligation/obligations.ts';
import type { Obligation } from '#core/obligation/obligation.ts';
import { pageChain, rosterAt } from '#core/oncall/roster.ts';
import { onCallAt } from '#core/oncall/rotation.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import { give, nextId, type CommandBody, type NightWorld } from './night-world.ts';

/** More things at one instant than any procedure has. */
const MOST_AT_ONCE = 100;

/** Gives the incident a command, and lets follow what the desk does at once and what people make of it. */
export function command(world: NightWorld, by: Actor, body: CommandBody): Refusal | null {
  const given = give(world, by, body);
  if ('refusal' in given) return given.refusal;
  for (const event of given.events) follow(world, event, given.events);
  world.react(given.events);
  return null;
}

function follow(world: NightWorld, event: IncidentEvent, decided: readonly IncidentEvent[]): void {
  if (event.type === 'RolePaged' && event.data.personIds.length > 0 && event.data.callId === undefined) {
    const { pageId, role, personIds } = event.data;
    const also = alsoAsked(decided, pageId);
    startPage(world, pageId, { about: { kind: 'incident', id: 'incident' }, role, chain: personIds, also });
  }
  if (event.type === 'ObligationLate') remind(world, event.data.key);
}

type NewPage = Pick<Page, 'about' | 'role' | 'chain'> & { also?: AlsoAsked[] };

/** Reminds everybody who owes a late duty, as the desk's messages do. */
function remind(world: NightWorld, key: string): void {
  const { incident } = world;
  const duty = incident?.obligations[key];
  if (incident === null || duty === undefined || duty.endedAt !== null) return;
  for (const personId of new Set(duty.owners.flatMap((role) => personFor(incident, role) ?? [])))
    world.hear(personId, { kind: 'reminder', key });
}

/** Whom the schedules name at the world's time. It is looked up anew when a shift ends. */
export function rosterOf(world: NightWorld): Record<string, string[]> {
  const { procedure, rota, people, now } = world;
  if (world.roster === null || now >= world.roster.untilAt) {
    const ends = rota.rotations.map((rotation) => onCallAt(rotation, now)?.untilAt ?? now);
    const roles = rosterAt(procedure, rota.rotations, (id) => people.has(id), now);
    world.roster = { roles, untilAt: Math.min(Infinity, ...ends) };
  }
  return world.roster.roles;
}

/** Asks those who can judge new signals to look at them. */
export function pageForSignals(world: NightWorld): void {
  const { triageRole } = world.procedure.intake;
  world.groupPageId = nextId(world, 'page');
  const chain = pageChain(world.procedure, rosterOf(world), triageRole);
  startPage(world, world.groupPageId, { about: { kind: 'group', id: 'group' }, role: triageRole, chain });
}

function startPage(world: NightWorld, pageId: string, page: NewPage): void {
  const events = decidePage(null, { type: 'Start', ...page, delayMs: PAGE_DELAY_MS, loops: PAGE_LOOPS }, world.now);
  const started = foldPage(events);
  if (started === null) return;
  world.pages.set(pageId, started);
  askAll(world, pageId, events);
}

function pageCommand(world: NightWorld, pageId: string, asked: PageCommand): void {
  const page = world.pages.get(pageId);
  if (page === undefined) return;
  const events = decidePage(page, asked, world.now);
  const after = events.reduce(evolvePage, page);
  world.pages.set(pageId, after);
  askAll(world, pageId, events);
  for (const answer of after.answers.slice(page.answers.length)) tellOutcome(world, pageId, after, answer);
}

function askAll(world: NightWorld, pageId: string, events: ReturnType<typeof decidePage>): void {
  for (const event of events)
    if (event.type === 'PersonPaged') world.hear(event.data.personId, { kind: 'page', pageId });
}

function tellOutcome(world: NightWorld, callId: string, page: Page, { role, status, personId }: RoleAnswer): void {
  const pageId = pageIdOf(callId, page, role);
  if (page.about.kind === 'group' || world.incident?.pages[pageId]?.outcome !== 'waiting') return;
  const by: Actor = personId === null ? DESK : { kind: 'person', id: personId };
  command(world, by, { type: 'AnswerPage', pageId, outcome: status, personId });
}

/** Somebody answers a page; only the first answer counts. Says whether it did. */
export function answerPage(world: NightWorld, pageId: string, personId: string): boolean {
  const before = world.pages.get(pageId)?.answers.length ?? 0;
  pageCommand(world, pageId, { type: 'Acknowledge', by: { kind: 'person', id: personId }, personId });
  return (world.pages.get(pageId)?.answers.length ?? 0) > before;
}

/** When the desk does something by itself next; null when it never will. */
export function nextDeskAt(world: NightWorld): Instant | null {
  const pages = [...world.pages.values()].flatMap((page) => pageWakeAt(page) ?? []);
  const incident =
    world.incident === null ? null : nextWakeAt({ incident: world.incident, procedure: world.procedure });
  const earliest = Math.min(incident ?? Infinity, ...pages);
  return Number.isFinite(earliest) ? earliest : null;
}

/** Everything the desk does by itself at the world's time: pages go on, duties arise and are performed. */
export function wakeDesk(world: NightWorld): void {
  for (const [pageId, page] of world.pages)
    if ((pageWakeAt(page) ?? Infinity) <= world.now) wakePage(world, pageId, page);
  if (world.incident !== null) wakeIncident(world, world.incident);
}

function wakePage(world: NightWorld, pageId: string, page: Page): void {
  const roles = openRoles(page).filter((role) => !isStillWanted(world, pageId, page, role));
  if (roles.length > 0) pageCommand(world, pageId, { type: 'Cancel', roles });
  pageCommand(world, pageId, { type: 'Wake' });
}

function isStillWanted({ incident, groupDismissedAt }: NightWorld, callId: string, page: Page, role: string): boolean {
  if (page.about.kind === 'group') return incident === null && groupDismissedAt === null;
  return incident !== null && isPageWanted(incident, pageIdOf(callId, page, role), { role, startedAt: page.startedAt });
}

function wakeIncident(world: NightWorld, before: Incident): void {
  const due = nextWakeAt({ incident: before, procedure: world.procedure });
  if (due === null || due > world.now) return;
  command(world, DESK, { type: 'Wake' });
  performDue(world);
}

/** Performs what is due, each under its own key, by the roster of now. */
export function performDue(world: NightWorld): void {
  for (let count = 0; count < MOST_AT_ONCE; count += 1) {
    const { incident } = world;
    const due = incident === null ? undefined : toPerform(incident, world.now)[0];
    if (incident === null || due === undefined) return;
    const roles = rosterOf(world);
    if (!sameRoster(roles, incident.roster)) command(world, DESK, { type: 'RecordRoster', roles });
    else if (command(world, DESK, performance(world, incident, due)) !== null) return;
  }
  throw new Error('the desk performs without end');
}

function performance(world: NightWorld, incident: Incident, due: Obligation): CommandBody {
  switch (due.act) {
    case 'page': {
      const asks = toPerform(incident, world.now).flatMap(({ act, key, page: role }) =>
        act !== 'page' || role === null
          ? []
          : [{ role, key, personIds: pageChain(world.procedure, incident.roster, role) }],
      );
      const first = asks.find(({ key }) => key === due.key) ?? { role: '', key: due.key, personIds: [] };
      const pageId = nextId(world, 'page');
      const also = askedTogether(first, asks).map((one) => ({ ...one, pageId: nextId(world, 'page') }));
      return { type: 'PageRole', pageId, ...first, textId: null, also };
    }
    case 'open-channel':
      return { type: 'OpenChannel', channel: 'room', ref: 'room', key: due.key };
    case 'update':
      return standardWords(world, incident, due.audience ?? '', due.key);
    default:
      throw new Error(`nothing performs ${due.act} by itself`);
  }
}

/** The plan's words to an audience as they go out now. */
export function standardWords(
  world: NightWorld,
  incident: Incident,
  audience: string,
  key: string | null,
): CommandBody {
  const [updateId, textId] = [nextId(world, 'update'), nextId(world, 'text')];
  return { type: 'PostUpdate', updateId, audience, textId, kind: standardKind(incident, audience), key, guard: null };
}

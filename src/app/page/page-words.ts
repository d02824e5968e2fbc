import type { Incident } from '#core/incident/incident.ts';
import { narrowings } from '#core/incident/handover.ts';
import type { Handover, Narrowing } from '#core/incident/handover-state.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { SpaceContext } from '../space-context.ts';
import { morningPacket } from '../stand-down/morning-packet.ts';
import { isolated } from '#core/shared/isolated.ts';

/** What a page says to whom it asks. */
export interface PageWords {
  subject: string;
  /** What is asked, as one or two sentences. */
  ask: string;
  /** What the link to the desk shows. */
  look: string;
}

/** What a page says to whoever it asks for these roles. */
export type WordsFor = (roles: string[]) => Promise<PageWords>;

/** Words of a page that asks somebody to come as a role. */
export function comingWords(company: string, role: string, headline: string): PageWords {
  return {
    subject: `Please come: ${headline}`,
    ask: `${company} asks you to come as ${role}: ${headline}`,
    look: 'Look first',
  };
}

/** Words of a page of an incident: to come, to take a role over, or to find somebody who does. */
export async function incidentPageWords(
  context: SpaceContext,
  { id, roles, incidentId }: { id: string; roles: string[]; incidentId: string },
  { incident, procedure }: { incident: Incident; procedure: Procedure },
  headline: string,
): Promise<PageWords> {
  const { name: company } = await context.company();
  const title = listed(roles.map((role) => titleOf(procedure, role)));
  const handovers = Object.values(incident.handovers).filter(
    ({ pageId, role }) => pageId !== null && callOf(incident, pageId) === id && roles.includes(role),
  );
  if (handovers.length > 0) return takeOverWords(context, procedure, handovers, headline);
  const lacking = narrowings(incident).filter(({ pageId }) => pageId === id);
  if (lacking.length > 0) {
    const who = await Promise.all(lacking.map((one) => reliefWanted(context, procedure, one)));
    return {
      subject: `Nobody can take over as ${listed(lacking.map((one) => titleOf(procedure, one.role)))}: ${headline}`,
      ask: `Nobody who is rested can take over as ${listed(who)}: ${headline}\n\nPlease find somebody, offer to take over yourself, or let work stand down. Until then only what can be undone is done.`,
      look: 'Look first',
    };
  }
  const packet = await morningPacket(context, incidentId, id, { incident, procedure });
  if (packet !== null)
    return {
      subject: `Work goes on: ${headline}`,
      ask: `${company} asks you to come as ${title}. Work rested and goes on now: ${headline}\n\n${packet}`,
      look: 'Look first',
    };
  return comingWords(company, listed(roles), headline);
}

/** The page by which people are asked for what is a page of its own to the incident. */
function callOf({ pages }: Incident, pageId: string): string {
  return pages[pageId]?.callId ?? pageId;
}

async function takeOverWords(
  context: SpaceContext,
  procedure: Procedure,
  handovers: Handover[],
  headline: string,
): Promise<PageWords> {
  const { name: company } = await context.company();
  const byGiver = Map.groupBy(handovers, ({ fromPersonId }) => fromPersonId);
  const from = await Promise.all(
    [...byGiver].map(async ([giver, given]) => {
      const name = await nameOf(context, giver);
      return { name, words: `${listed(given.map(({ role }) => titleOf(procedure, role)))} from ${name}` };
    }),
  );
  const keep = from.length === 1 ? 'keeps' : 'keep';
  const what = handovers.length === 1 ? 'the role' : 'these roles';
  const once = handovers.length === 1 ? '' : ', once for all of them';
  const title = listed(handovers.map(({ role }) => titleOf(procedure, role)));
  return {
    subject: `Please take over as ${title}: ${headline}`,
    ask: `${company} asks you to take over as ${listed(from.map(({ words }) => words))}: ${headline}\n\n${listed(from.map(({ name }) => name))} ${keep} ${what} until you have read what you take over and said it back${once}.`,
    look: 'Read and take over',
  };
}

function titleOf({ roles }: Procedure, role: string): string {
  return isolated(roles.find((one) => one.id === role)?.title ?? role);
}

async function reliefWanted(
  context: SpaceContext,
  procedure: Procedure,
  { role, personId }: Narrowing,
): Promise<string> {
  const title = titleOf(procedure, role);
  return personId === null ? title : `${title} from ${await nameOf(context, personId)}`;
}

/** Parts as a sentence names them: "a, b and c". */
export function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

async function nameOf(context: SpaceContext, personId: string): Promise<string> {
  return isolated((await context.storage.people.names([personId])).get(personId) ?? 'a colleague');
}

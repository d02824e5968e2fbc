import { narrowings, openHandovers, stillAsked, takerOf, unmetHandovers } from '#core/incident/handover.ts';
import type { Handover } from '#core/incident/handover-state.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { whyAsked } from '#core/rest/why-asked.ts';
import { toIso } from '#core/shared/instant.ts';
import { whoIsAsked } from '../handover/who-is-asked.ts';
import { whyTheyAreAsked } from '../handover/why-they-are-asked.ts';
import type { SpaceContext } from '../space-context.ts';
import type { Book } from './name-book.ts';
import { roleTitle, type RoomAnswer } from './shown.ts';

interface Seen {
  incident: Incident;
  procedure: Procedure;
  book: Book;
  texts: Map<string, string>;
}

/** Which roles are being passed on, which nobody took over, and for which of them work is narrowed. */
export async function shownHandovers(
  context: SpaceContext,
  seen: Seen,
): Promise<Pick<RoomAnswer, 'handovers' | 'unmetHandovers' | 'narrowings'>> {
  const { incident, procedure } = seen;
  const person = personIn(seen);
  return {
    handovers: await Promise.all(openHandovers(incident).map((one) => shownHandover(context, seen, one))),
    unmetHandovers: unmetHandovers(incident, context.clock.now()).flatMap((one) => shownUnmet(seen, one)),
    narrowings: narrowings(incident).map(({ role, personId, at }) => ({
      role,
      title: roleTitle(procedure, role),
      from: personId === null ? null : person(personId),
      since: toIso(at),
    })),
  };
}

async function shownHandover(
  context: SpaceContext,
  seen: Seen,
  handover: Handover,
): Promise<RoomAnswer['handovers'][number]> {
  const { incident, procedure, texts } = seen;
  const person = personIn(seen);
  const { id, role, fromPersonId, candidateIds, declinedBy, cause, noteTextId, at } = handover;
  const taker = takerOf(incident, handover);
  const [askedId, because] = await Promise.all([
    whoIsAsked(context, incident, handover),
    whyTheyAreAsked(context, { incident, procedure }, role, stillAsked(handover)),
  ]);
  const why = (one: string): string | null => {
    const known = because.get(one);
    return known === undefined ? null : whyAsked(known);
  };
  return {
    ...{ id, role, cause },
    title: roleTitle(procedure, role),
    from: person(fromPersonId),
    candidates: candidateIds.map((one) => ({ ...person(one), declined: declinedBy.includes(one), why: why(one) })),
    asked: askedId === null ? null : person(askedId),
    note: noteTextId === null ? null : (texts.get(noteTextId) ?? null),
    since: toIso(at),
    taker: taker === null ? null : { ...person(taker.personId), since: toIso(taker.since) },
  };
}

function shownUnmet(
  seen: Seen,
  { id, role, fromPersonId, declinedBy, end, at, endedAt }: Handover,
): RoomAnswer['unmetHandovers'] {
  if (end !== 'all-declined' && end !== 'nobody-answered' && end !== 'not-taken-over') return [];
  const person = personIn(seen);
  return [
    {
      ...{ id, role, end },
      title: roleTitle(seen.procedure, role),
      from: person(fromPersonId),
      declined: declinedBy.map(person),
      at: toIso(endedAt ?? at),
    },
  ];
}

function personIn({ book }: Seen): (id: string) => { id: string; name: string } {
  return (id) => ({ id, name: book.names.person(id) });
}

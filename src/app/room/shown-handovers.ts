import { narrowedBy, openHandovers, takerOf } from '#core/incident/handover.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Book } from './name-book.ts';
import { roleTitle, type RoomAnswer } from './shown.ts';

interface Seen {
  incident: Incident;
  procedure: Procedure;
  book: Book;
  texts: Map<string, string>;
}

/** Which roles are being passed on, and whether work is narrowed meanwhile. */
export function shownHandovers({
  incident,
  procedure,
  book,
  texts,
}: Seen): Pick<RoomAnswer, 'handovers' | 'narrowing'> {
  const person = (id: string) => ({ id, name: book.names.person(id) });
  const narrowing = narrowedBy(incident);
  return {
    handovers: openHandovers(incident).map((handover) => {
      const { id, role, fromPersonId, candidateIds, declinedBy, cause, noteTextId, at } = handover;
      const taker = takerOf(incident, handover);
      return {
        ...{ id, role, cause },
        title: roleTitle(procedure, role),
        from: person(fromPersonId),
        candidates: candidateIds.map((one) => ({ ...person(one), declined: declinedBy.includes(one) })),
        note: noteTextId === null ? null : (texts.get(noteTextId) ?? null),
        since: toIso(at),
        taker: taker === null ? null : { ...person(taker.personId), since: toIso(taker.since) },
      };
    }),
    narrowing:
      narrowing === null
        ? null
        : {
            role: narrowing.role,
            title: roleTitle(procedure, narrowing.role),
            from: narrowing.personId === null ? null : person(narrowing.personId),
            since: toIso(narrowing.at),
          },
  };
}

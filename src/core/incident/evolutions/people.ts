import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';

type PeopleEvent = EventOf<'RosterRecorded' | 'RolePaged' | 'PageAnswered'>;

/** Whom the schedules name, whom a page asks, and what became of it. */
export function evolvePeople(incident: Incident, event: PeopleEvent): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'RosterRecorded':
      return { ...incident, roster: event.data.roles };
    case 'RolePaged': {
      const { pageId, role, personIds, callId = pageId } = event.data;
      return {
        ...incident,
        pages: {
          ...incident.pages,
          [pageId]: { role, callId, personIds, at, by, outcome: 'waiting', answeredBy: null, answeredAt: null },
        },
      };
    }
    case 'PageAnswered': {
      const page = incident.pages[event.data.pageId];
      if (page === undefined) return incident;
      return {
        ...incident,
        pages: {
          ...incident.pages,
          [event.data.pageId]: {
            ...page,
            outcome: event.data.outcome,
            answeredBy: event.data.personId,
            answeredAt: at,
          },
        },
      };
    }
    default:
      return assertNever(event);
  }
}

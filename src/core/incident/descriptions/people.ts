import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import { roleTitle } from './titles.ts';
import { told, type Book, type Told } from './told.ts';

type PeopleEvent = EventOf<'RolePaged' | 'PageAnswered' | 'RoleAssigned' | 'RoleHandedOver'>;

/** Who was paged, who answered, and who has which role. */
export function describePeople(event: PeopleEvent, { procedure, names, who }: Book): Told {
  switch (event.type) {
    case 'RolePaged': {
      const { role, personIds, textId, callId } = event.data;
      const first = personIds[0];
      return told(
        'people',
        first === undefined
          ? `${who} wanted to page the ${roleTitle(procedure, role)}, but nobody fills that role.`
          : `${who} paged ${names.person(first)} as ${roleTitle(procedure, role)}${callId === undefined ? '' : ' too, by the same page'}.`,
        textId,
      );
    }
    case 'PageAnswered': {
      const { outcome, personId } = event.data;
      if (outcome === 'acknowledged')
        return told('people', `${personId === null ? 'Somebody' : names.person(personId)} answered the page.`);
      return told(
        'people',
        outcome === 'exhausted' ? 'Nobody answered the page. Ask somebody by hand.' : 'The page was called off.',
      );
    }
    case 'RoleAssigned':
      return told(
        'people',
        `${names.person(event.data.personId)} is now the ${roleTitle(procedure, event.data.role)}.`,
      );
    case 'RoleHandedOver': {
      const { fromPersonId, toPersonId, role, noteTextId, handoverId } = event.data;
      const from = fromPersonId === null ? who : names.person(fromPersonId);
      return told(
        'people',
        handoverId === undefined
          ? `${from} handed the role ${roleTitle(procedure, role)} to ${names.person(toPersonId)}.`
          : `${names.person(toPersonId)} took over as ${roleTitle(procedure, role)} from ${from}, and read it back.`,
        noteTextId,
      );
    }
    default:
      return assertNever(event);
  }
}

import { timeInWords } from '../../comms/time-in-words.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { WithdrawnWhy } from '../handover-state.ts';

type HandoverEvent = EventOf<
  'HandoverProposed' | 'HandoverDeclined' | 'HandoverWithdrawn' | 'RestOverridden' | 'WorkNarrowed' | 'NarrowingLifted'
>;

const WHY: Record<Exclude<WithdrawnWhy, 'by-hand'>, string> = {
  'kept-on': 'The handover is off: the holder keeps the role for now.',
  'nobody-answered': 'Nobody answered the request to take over.',
  'not-taken-over': 'Whoever answered has not taken over in time.',
  'all-declined': 'Nobody who was asked can take over.',
  'no-longer-needed': 'The handover is no longer needed.',
};

/** What happened about handing a role over, as one sentence. Of tiredness it says nothing. */
export function handoverSentence(
  event: HandoverEvent,
  who: string,
  { person, role }: { person(id: string): string; role(id: string): string },
): { sentence: string; textId: string | null } {
  switch (event.type) {
    case 'HandoverProposed': {
      const { candidateIds, fromPersonId, role: id, noteTextId } = event.data;
      const first = person(candidateIds[0] ?? '');
      return {
        sentence: `${who} proposed that ${first} takes over as ${role(id)} from ${person(fromPersonId)}.`,
        textId: noteTextId,
      };
    }
    case 'HandoverDeclined':
      return { sentence: `${person(event.data.personId)} cannot take over now.`, textId: event.data.reasonTextId };
    case 'HandoverWithdrawn':
      return {
        sentence: event.data.why === 'by-hand' ? `${who} withdrew the handover.` : WHY[event.data.why],
        textId: null,
      };
    case 'RestOverridden': {
      const { role: id, untilAt, reasonTextId } = event.data;
      return {
        sentence: `${who} stays the ${role(id)} until ${timeInWords(untilAt, event.at)}.`,
        textId: reasonTextId,
      };
    }
    case 'WorkNarrowed':
      return {
        sentence: `Nobody can take over as ${role(event.data.role)} yet. Until somebody does, only what can be undone is done.`,
        textId: null,
      };
    case 'NarrowingLifted':
      return { sentence: `${who} let everything be done again.`, textId: event.data.reasonTextId };
    default:
      return assertNever(event);
  }
}

import { timeInWords } from '../../comms/time-in-words.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { NameBook } from '../name-book.ts';
import { audienceTitle } from './titles.ts';
import { told, type Book, type Told } from './told.ts';

type WordsEvent = EventOf<
  'UpdatePosted' | 'TicketLinked' | 'TicketUnlinked' | 'MessagePosted' | 'IdeaParked' | 'DeliveryRecorded'
>;

/** What was said, to whom, and whether it arrived. */
export function describeWords(event: WordsEvent, { procedure, names, who }: Book): Told {
  switch (event.type) {
    case 'UpdatePosted':
      return told(
        'words',
        `${who} told ${audienceTitle(procedure, event.data.audience)}${event.data.nextUpdateAt === null ? '' : `; next update ${timeInWords(event.data.nextUpdateAt, event.at)}`}.`,
        event.data.textId,
      );
    case 'TicketLinked':
      return told('signal', `${who} linked a ticket; it gets the words for customers too.`, event.data.textId);
    case 'TicketUnlinked':
      return told('signal', `${who} unlinked a ticket; it gets no more words.`);
    case 'MessagePosted':
      return told('conversation', `${who} wrote`, event.data.textId);
    case 'IdeaParked':
      return told('conversation', `${who} parked an idea.`, event.data.textId);
    case 'DeliveryRecorded':
      return delivery(event.data, names);
    default:
      return assertNever(event);
  }
}

function delivery(
  { about, channel, recipientId, outcome, proofTextId, instead }: EventOf<'DeliveryRecorded'>['data'],
  names: NameBook,
): Told {
  const to = recipientId === null ? '' : ` to ${names.person(recipientId)}`;
  switch (outcome) {
    case 'sent':
      return told('delivery', `The ${about}${to} went out by ${channel}.`, proofTextId);
    case 'kept':
      return told('delivery', `The ${about}${to} is in the desk’s outbox only.`, proofTextId);
    case 'failed':
      return told(
        'delivery',
        `The ${about}${to} could not be delivered by ${channel}${instead === undefined ? '' : `; it goes out by ${instead} instead`}.`,
        proofTextId,
      );
  }
}

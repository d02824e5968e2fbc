import { composeFarewell, type ComposedWords, type Composing } from '#core/comms/update-words.ts';
import type { EventOf } from '#core/incident/events.ts';
import type { Incident, PostedUpdate } from '#core/incident/incident.ts';
import { droppedCustomers } from '#core/obligation/correction.ts';
import type { Audience } from '#core/procedure/procedure.ts';
import { DESK } from '#core/shared/actor.ts';
import { rowsOf } from '../customers/ledger-rows.ts';
import type { Decided } from '../incident/decided.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { TextRow } from '../ports/texts.ts';
import type { SpaceContext } from '../space-context.ts';
import { readersOf, type Reader } from './recipients.ts';
import { messageBy, type PostedWords } from './update-messages.ts';
import { wordFacts } from './word-facts.ts';

/** What is written together with the assessment. */
interface Farewells {
  messages: OutgoingMessage[];
  texts: TextRow[];
  also: AlsoWrite[];
}

/** One last honest message to customers who were told and whom an assessment finds not to be hurt, while others are. */
export async function farewells(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'ImpactAssessed'>,
): Promise<Farewells> {
  const { before, after, procedure } = decided;
  const all: Farewells = { messages: [], texts: [], also: [] };
  if (before === null) return all;
  for (const audience of procedure.audiences) {
    const readers = await silencedReaders(context, decided, before, audience);
    if (readers.length === 0) continue;
    const composing = { incident: before, procedure, audience, nextUpdateAt: null };
    const [main, ...others] = farewellWords({ ...composing, facts: await wordFacts(context, before) }, readers);
    const kept = keptWords(context, main);
    const translated = others.map((words) => keptWords(context, words));
    const update: PostedUpdate = {
      id: `farewell-${audience.id}-${event.data.assessment.id}`,
      audience: audience.id,
      kind: 'correction',
      state: 'resolved',
      at: event.at,
      by: DESK,
      nextUpdateAt: null,
      customerIds: readers.flatMap(({ id }) => id ?? []),
      round: before.round,
      textId: kept.id,
      language: main.language,
      translations: translated.map(({ id, language }) => ({ textId: id, language })),
    };
    const messages = messagesTo(readers, decided, update, [asPosted(main), ...others.map(asPosted)]);
    all.texts.push(...[kept, ...translated].map(({ id, body, authorId }) => ({ id, body, authorId })));
    all.messages.push(...messages);
    all.also.push(...rowsOf(decided.id, after, update, messages, event.at));
  }
  return all;
}

/** Readers at dropped customers to whom no words go any more: a linked ticket, or an address of others, hears on. */
async function silencedReaders(
  context: SpaceContext,
  { id, after, procedure }: Decided,
  before: Incident,
  audience: Audience,
): Promise<Reader[]> {
  const dropped = new Set(droppedCustomers(before, { incident: after, procedure }, audience));
  if (dropped.size === 0) return [];
  const now = await readersOf(context, id, after, audience);
  const heard = new Set(now.flatMap(({ ways }) => ways.map(({ address }) => address?.toLowerCase())));
  const ticketOf = new Map([...after.signals, ...after.tickets].map((one) => [one.id, one.customerId]));
  const byTicket = new Set(now.filter(({ ways }) => ways.length > 0).map((reader) => ticketOf.get(reader.id ?? '')));
  return (await readersOf(context, id, before, audience)).filter(
    (reader) =>
      reader.kind === 'customer' &&
      reader.id !== null &&
      dropped.has(reader.id) &&
      !byTicket.has(reader.id) &&
      reader.ways.every(({ address }) => !heard.has(address?.toLowerCase())),
  );
}

/** The words in the audience's language and in each that one of the readers has. */
function farewellWords(composing: Composing, readers: Reader[]): [ComposedWords, ...ComposedWords[]] {
  const main = composeFarewell(composing, composing.audience.language);
  const others = readers
    .flatMap(({ language }) => (language === null ? [] : composeFarewell(composing, language)))
    .filter(({ language }) => language !== main.language);
  return [main, ...new Map(others.map((words) => [words.language, words])).values()];
}

function keptWords(context: SpaceContext, { text, language }: ComposedWords): TextRow & { language: string } {
  return { id: context.ids.next('text'), body: text, authorId: null, language };
}

function asPosted({ subject, text, language }: ComposedWords): PostedWords {
  return { subject, body: text, language };
}

function messagesTo(
  readers: Reader[],
  { id, after }: Decided,
  update: PostedUpdate,
  words: [PostedWords, ...PostedWords[]],
): OutgoingMessage[] {
  return readers.flatMap((reader, index) => {
    const [way] = reader.ways;
    if (way === undefined) return [];
    return messageBy(
      way,
      `${id}.${update.id}.${index + 1}.${way.channel}`,
      reader,
      { id, incident: after },
      update,
      words,
    );
  });
}

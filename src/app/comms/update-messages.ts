import { isSameLanguage } from '#core/comms/same-language.ts';
import type { EventOf } from '#core/incident/events.ts';
import type { Incident, PostedUpdate } from '#core/incident/incident.ts';
import { toldState } from '#core/incident/public-state.ts';
import { owesCorrection, toldCustomers } from '#core/obligation/correction.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf, composeWords } from './compose.ts';
import { readersOf, type Reader, type Way } from './recipients.ts';
import { wordsOf } from './words-of.ts';

/** How long one way is tried before the next one is: words that are half an hour old help nobody. */
const PATIENCE_MS = 10 * MINUTE_MS;
/** A helpdesk finds the ticket by what stands in the subject; longer names are no ticket's. */
const LONGEST_TICKET_IN_SUBJECT = 60;

/** What went out, in the languages it went out in. */
export interface PostedWords {
  subject: string;
  body: string;
  language: string | null;
}

/** One message per reader for words that were posted. Ids depend on the update and the place in the list, never on addresses. */
export async function updateMessages(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'UpdatePosted'>,
): Promise<OutgoingMessage[]> {
  const audience = audienceOf(decided.procedure, event.data.audience);
  const update = decided.after.updates.find(({ id }) => id === event.data.updateId);
  if (update === undefined) return [];
  const words = await postedWords(context, decided, update);
  const isCorrection = decided.before !== null && owesCorrection(decided.before, audience.id);
  const told = isCorrection ? withToldCustomers(decided.after, audience.id) : decided.after;
  const readers = await readersOf(context, decided.id, told, audience);
  return readers.flatMap((reader, index) => {
    const [way] = reader.ways;
    if (way === undefined) return [];
    const base = `${decided.id}.${update.id}.${index + 1}`;
    return messageBy(way, `${base}.${way.channel}`, reader, { id: decided.id, incident: decided.after }, update, words);
  });
}

/** The message by which one reader gets an update one way. */
export function messageBy(
  way: Way,
  messageId: string,
  reader: Reader,
  { id, incident }: { id: string; incident: Incident },
  update: PostedUpdate,
  words: [PostedWords, ...PostedWords[]],
): OutgoingMessage {
  const { subject, body, language } = words.find((one) => isReadBy(reader, one)) ?? words[0];
  const isLastWay = reader.ways.at(-1) === way;
  return {
    messageId,
    channel: way.channel,
    recipientId: reader.id,
    address: way.address,
    subject: way.channel === 'mail' && reader.ticket !== null ? withTicket(subject, reader.ticket) : subject,
    body,
    about: 'update',
    stream: { kind: 'incident', id },
    payload: {
      kind: 'update',
      incident: { id, number: incident.number },
      audience: update.audience,
      updateId: update.id,
      state: toldState(incident, update),
      language,
      text: body,
      nextUpdateAt: update.nextUpdateAt,
    },
    notBefore: update.at,
    ...(way.inReplyTo === undefined ? {} : { inReplyTo: way.inReplyTo }),
    ...(isLastWay ? {} : { patienceMs: PATIENCE_MS }),
  };
}

/** The words of an update in each language it was written in, the audience's first. */
export async function postedWords(
  context: SpaceContext,
  decided: Pick<Decided, 'id' | 'before' | 'after' | 'procedure' | 'newTexts'>,
  update: PostedUpdate,
): Promise<[PostedWords, ...PostedWords[]]> {
  const audience = audienceOf(decided.procedure, update.audience);
  const written = async (textId: string, language: string | null): Promise<PostedWords> => {
    const text = await wordsOf(context, decided, textId);
    const own = { text, language: language ?? audience.language };
    const before = decided.before ?? decided.after;
    const { subject } = await composeWords(context, decided.id, before, decided.procedure, audience, own);
    return { subject, body: text, language };
  };
  return [
    await written(update.textId, update.language),
    ...(await Promise.all(update.translations.map(({ textId, language }) => written(textId, language)))),
  ];
}

function withTicket(subject: string, ticket: string): string {
  return ticket.length > LONGEST_TICKET_IN_SUBJECT ? subject : `${subject} [${ticket}]`;
}

function isReadBy(reader: Reader, { language }: PostedWords): boolean {
  return reader.language !== null && language !== null && isSameLanguage(language, reader.language);
}

/** A correction reaches whoever was told, also those who turned out not to be hurt. */
function withToldCustomers(incident: Incident, audienceId: string): Incident {
  const { assessment } = incident;
  if (assessment === null) return incident;
  const customerIds = toldCustomers(incident, audienceId);
  return { ...incident, assessment: { ...assessment, answers: { ...assessment.answers, customerIds } } };
}

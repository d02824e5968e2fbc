import type { Page, PageEvent } from '#core/escalation/page.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { SpaceContext } from '../space-context.ts';
import type { PageWords, WordsFor } from './page-words.ts';

/** Messages for everybody whom these events ask to come, with a link that acknowledges. */
export async function pageMessages(
  context: SpaceContext,
  pageId: string,
  page: Page,
  events: PageEvent[],
  wordsFor: WordsFor,
): Promise<OutgoingMessage[]> {
  const messages: OutgoingMessage[] = [];
  for (const event of events) {
    if (event.type !== 'PersonPaged') continue;
    const words = await wordsFor(event.data.roles ?? [page.role]);
    messages.push(...(await messagesTo(context, pageId, page, event, words)));
  }
  return messages;
}

async function messagesTo(
  context: SpaceContext,
  pageId: string,
  page: Page,
  event: Extract<PageEvent, { type: 'PersonPaged' }>,
  { subject, ask, look }: PageWords,
): Promise<OutgoingMessage[]> {
  const { personId, ordinal } = event.data;
  const person = await context.storage.people.get(personId);
  if (person === null || person.erasedAt !== null) return [];
  const { publicUrl } = await context.company();
  const place =
    page.about.kind === 'incident' ? `${publicUrl}/incidents/${page.about.id}` : `${publicUrl}/groups/${page.about.id}`;
  const acknowledge = await context.acknowledgeLink({ pageId, personId });
  const body = `${ask}\n\nAcknowledge: ${acknowledge}\n${look}: ${place}\n\nIf you do not answer, the next person is asked in ${Math.round(page.delayMs / 60_000)} minutes.`;
  const recipients = addressesOf(person);
  const url = await context.webhookUrl();
  if (url !== null) recipients.push({ id: personId, channel: 'webhook', address: url });
  return recipients.map((recipient, index) => ({
    messageId: `${pageId}.${ordinal}.${index + 1}.${recipient.channel}`,
    channel: recipient.channel,
    recipientId: recipient.id,
    address: recipient.address,
    subject,
    body,
    about: 'page',
    stream: { kind: 'page', id: pageId },
    payload: {
      kind: 'page',
      pageId,
      role: event.data.roles?.[0] ?? page.role,
      ...(event.data.roles === undefined ? {} : { roles: event.data.roles }),
      personId,
      about: page.about,
      acknowledge,
      place,
    },
    notBefore: event.at,
  }));
}

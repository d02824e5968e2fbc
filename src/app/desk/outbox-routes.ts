import { listOutbox } from '#contract/outbox.ts';
import type { AnswerOf } from '#contract/route.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import { isoOrNull } from '../room/shown.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';

/** Routes of the outbox. */
export function outboxRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(listOutbox, async ({ query }) => {
      const space = await context(query.space);
      const rows = await space.storage.outbox.list({ limit: query.limit, incidentId: query.incidentId ?? null });
      return { messages: await shownMessages(space, rows) };
    }),
  ];
}

async function shownMessages(space: SpaceContext, rows: OutboxRow[]): Promise<AnswerOf<typeof listOutbox>['messages']> {
  const ids = rows.flatMap(({ message }) => message.recipientId ?? []);
  const [names, { customers }] = await Promise.all([
    space.storage.people.names([...new Set(ids)]),
    space.storage.catalogue.get(),
  ]);
  const customerNames = new Map(customers.map((customer) => [customer.id, customer.name]));
  return rows.map(({ id, message, state, createdAt, sentAt, attempts, proof }) => {
    const name =
      message.recipientId === null
        ? undefined
        : (names.get(message.recipientId) ?? customerNames.get(message.recipientId));
    return {
      id,
      channel: message.channel,
      about: message.about,
      recipient: [name, message.address].filter((part) => part !== undefined && part !== null).join(', '),
      subject: message.subject,
      body: message.body,
      state,
      createdAt: toIso(createdAt),
      sentAt: isoOrNull(sentAt),
      attempts,
      messageId: message.messageId,
      proof,
      incidentId: message.stream?.kind === 'incident' ? message.stream.id : null,
    };
  });
}

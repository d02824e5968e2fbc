import { z } from 'zod';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { StatusSubscription } from '../ports/subscriptions.ts';
import type { SpaceContext } from '../space-context.ts';
import { publicId } from './public-id.ts';
import type { StatusNeeds } from './status-needs.ts';

const BATCH = 200;

/** Words that were published, as subscribers hear of them. */
interface Published {
  componentIds: string[];
  /** Of the page that holds them, below the status page's address. */
  path: string;
}

/**
 * Puts one message per subscriber of published words into the outbox; answers for how many. Safe to repeat: a message
 * is named for the words and the subscriber, so that it is there once, and whoever confirmed later is not told of them.
 */
export async function tellSubscribers(needs: StatusNeeds, message: OutgoingMessage): Promise<number> {
  const { context, settings } = needs;
  const { subscriptions, outbox } = context.storage;
  const published = await publishedBy(needs, message);
  if (published === null) return 0;
  const [company, deskUrl, { pageUrl }] = await Promise.all([
    settings.company(),
    settings.publicUrl(),
    settings.statusPage(),
  ]);
  const page = { company, url: `${pageUrl ?? `${deskUrl}/status`}/${published.path}` };
  let told = 0;
  for (let afterId: string | null = null; ;) {
    const rows: StatusSubscription[] = await subscriptions.confirmedBy(message.notBefore, afterId, BATCH);
    const asked = rows.filter((row) => wants(row, published.componentIds));
    const messages = await Promise.all(asked.map((row) => toSubscriber(needs, message, page, row)));
    await outbox.put(messages, context.clock.now());
    told += messages.length;
    afterId = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return told;
  }
}

function wants({ componentIds }: StatusSubscription, published: string[]): boolean {
  // Words about no known part may be about any.
  return componentIds === null || published.length === 0 || published.some((id) => componentIds.includes(id));
}

const aboutMaintenance = z.object({
  kind: z.literal('maintenance'),
  maintenanceId: z.string(),
  version: z.number(),
  moment: z.string(),
});

async function publishedBy({ context }: StatusNeeds, { stream, payload }: OutgoingMessage): Promise<Published | null> {
  const planned = aboutMaintenance.safeParse(payload);
  if (planned.success) return maintenanceOf(context, planned.data);
  if (stream?.kind !== 'incident') return null;
  const words = (await context.storage.publicWords.list(500)).find(({ incidentId }) => incidentId === stream.id);
  if (words === undefined) return null;
  const componentIds = [words.featureId, ...words.entries.map((entry) => entry.featureId)];
  return {
    componentIds: [...new Set(componentIds.filter((id) => typeof id === 'string'))],
    path: `incidents/${publicId(words.incidentId)}.html`,
  };
}

/** Null when a later change made it untrue: its own messages tell of it then. */
async function maintenanceOf(
  context: SpaceContext,
  { maintenanceId, version, moment }: z.output<typeof aboutMaintenance>,
): Promise<Published | null> {
  const row = await context.storage.maintenances.get(maintenanceId);
  if (row === null || (moment !== 'words' && row.version !== version)) return null;
  return { componentIds: row.componentIds, path: `maintenance/${publicId(row.id)}.html` };
}

async function toSubscriber(
  { links }: StatusNeeds,
  message: OutgoingMessage,
  page: { company: string; url: string },
  { id, channel, address }: StatusSubscription,
): Promise<OutgoingMessage> {
  const unsubscribeUrl = await links.unsubscribe(id);
  const { subject, body, notBefore } = message;
  return {
    messageId: `${message.messageId}.${id}`,
    channel,
    recipientId: id,
    address,
    subject: subject.includes(page.company) ? subject : `${page.company}: ${subject}`,
    body:
      channel === 'webhook'
        ? body
        : `${body.trim()}\n\n${page.url}\n\nYou asked ${page.company} for these updates. To end them: ${unsubscribeUrl}`,
    about: 'subscriber',
    stream: null,
    payload:
      channel === 'webhook'
        ? { kind: 'status-update', company: page.company, url: page.url, unsubscribeUrl }
        : { unsubscribeUrl },
    notBefore,
  };
}

import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import type { StatusSubscription } from '../ports/subscriptions.ts';
import type { StatusNeeds } from './status-needs.ts';

/** Enough for a whole town; more of them waiting are somebody's program. */
const LIMITS = { againAfterMs: 10 * MINUTE_MS, mostAsks: 4, mostWaiting: 5000 };
/** Whoever has not confirmed by then did not mean it. */
const CONFIRM_WITHIN_MS = 2 * DAY_MS;
/** Forgotten somewhat after the link has ended, so that no link leads to nothing. */
const FORGET_AFTER_MS = CONFIRM_WITHIN_MS + HOUR_MS;

/**
 * Sends the one message by which an address is proven. What comes back is always the same, known or new, asked too
 * often or not, so that nobody learns who subscribed.
 */
export async function askToSubscribe(
  { context, settings, links }: StatusNeeds,
  asked: Pick<StatusSubscription, 'channel' | 'address' | 'componentIds'>,
): Promise<void> {
  const { storage, clock, ids } = context;
  const now = clock.now();
  const subscription = await storage.subscriptions.ask({ ...asked, id: ids.next('subscription') }, now, LIMITS);
  if (subscription === null) return;
  const { id, channel, address, asks } = subscription;
  const [company, confirmUrl] = await Promise.all([settings.company(), links.confirm(id)]);
  const mail = confirmationMail(company, confirmUrl);
  await storage.outbox.put([
    {
      // After a confirmation the counting begins again, hence the time.
      messageId: `${id}.confirm.${asks}.${now}`,
      channel,
      recipientId: id,
      address,
      ...mail,
      about: 'subscriber',
      stream: null,
      payload: channel === 'webhook' ? { kind: 'confirm-subscription', company, confirmUrl } : null,
      notBefore: now,
    },
  ]);
}

function confirmationMail(company: string, confirmUrl: string): { subject: string; body: string } {
  return {
    subject: `Confirm updates from ${company}`,
    body: `Somebody, most likely you, asked that ${company} tells this address of problems and planned work.

If it was you, confirm it here within two days:
${confirmUrl}

If it was not, do nothing. Nothing is sent to this address, and it is forgotten.`,
  };
}

/** Answers what the address is told of from now on; null when it was forgotten meanwhile. */
export async function confirmSubscription({ context }: StatusNeeds, id: string): Promise<StatusSubscription | null> {
  return context.storage.subscriptions.confirm(id, context.clock.now());
}

/** Ends a subscription; ending it again changes nothing. */
export async function endSubscription({ context }: StatusNeeds, id: string): Promise<void> {
  await context.storage.subscriptions.remove(id);
}

/** Forgets those who never confirmed. */
export async function forgetUnconfirmed({ context }: Pick<StatusNeeds, 'context'>): Promise<void> {
  await context.storage.subscriptions.expireWaiting(context.clock.now() - FORGET_AFTER_MS);
}

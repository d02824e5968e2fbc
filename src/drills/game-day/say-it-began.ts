import type { GameDayRow } from '#app/ports/game-days.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { playedAddress } from './played-address.ts';

/** Tells the players in the space's own outbox; it leaves for those only who agreed to be reached by mail. */
export async function sayItBegan(context: SpaceContext, { id, title, invitations }: GameDayRow): Promise<void> {
  const now = context.clock.now();
  const { publicUrl } = await context.company();
  const players = invitations.filter(({ answer }) => answer === 'agreed');
  await context.storage.outbox.put(
    players.map(({ personId }) => ({
      ...{ messageId: `gameday-${id}-began-${personId}.1.mail`, channel: 'mail', recipientId: personId },
      ...{ address: playedAddress('mail', personId), about: 'notice', stream: null, payload: null, notBefore: now },
      subject: `“${title}” has begun`,
      body: `“${title}” has begun, and you play in it. Do what you would do in a real incident: ${publicUrl}/now`,
    })),
    now,
  );
}

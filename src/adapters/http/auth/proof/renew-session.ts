import { randomBytes } from 'node:crypto';
import { Refused } from '#app/refused.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { AuthDatabase } from '../tables.ts';

/**
 * Makes a session as young as one that was just opened, under another token, and answers that: whoever copied the
 * cookie before has nothing in hand.
 */
export async function renewSession(
  { db, clock }: { db: AuthDatabase; clock: Clock },
  sessionId: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const renewed = await db
    .updateTable('twoam.sessions')
    .set({ token, created_at: new Date(clock.now()) })
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (renewed.numUpdatedRows === 0n) throw new Refused('not-signed-in');
  return token;
}

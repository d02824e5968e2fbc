import { MINUTE_MS } from '#core/shared/instant.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { AuthDatabase } from '../tables.ts';

/** A phone left open on a table, or a cookie that was stolen, may not give somebody a way in of their own. */
const FRESH_MS = 10 * MINUTE_MS;

/** Whether a session was opened, or proven again, just now. The only rule of what `fresh` routes ask for. */
export async function isFreshSignIn(
  { db, clock }: { db: AuthDatabase; clock: Clock },
  sessionId: string,
): Promise<boolean> {
  const session = await db
    .selectFrom('twoam.sessions')
    .select('created_at')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return session !== undefined && clock.now() - session.created_at.getTime() < FRESH_MS;
}

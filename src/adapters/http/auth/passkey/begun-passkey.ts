import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { Refused } from '#app/refused.ts';
import { seal, unseal } from '../sealed.ts';
import type { AuthDatabase } from '../tables.ts';

/** What the desk must remember between asking a device and its answer. */
const begun = z.object({
  challenge: z.string(),
  /** The session that adds a passkey or proves itself again; null while somebody signs in. */
  sessionId: z.string().nullable(),
  endsAt: z.number(),
});

/** Long enough to find a phone; a device asked earlier is asked again. */
export const PROOF_WITHIN_MS = 5 * MINUTE_MS;

const PURPOSE = 'passkey';

/** A new challenge, and what the browser must bring back with the answer to it. */
export function beginProof(secret: string, sessionId: string | null, now: Instant) {
  const challenge = randomBytes(32).toString('base64url');
  return { challenge, cookie: seal(secret, PURPOSE, { challenge, sessionId, endsAt: now + PROOF_WITHIN_MS }) };
}

/** The challenge that this browser was given, for this session, not too long ago. */
export function begunChallenge(secret: string, cookie: string | null, sessionId: string | null, now: Instant): string {
  const found = cookie === null ? null : unseal(secret, PURPOSE, begun, cookie);
  if (found === null || found.sessionId !== sessionId || found.endsAt <= now) throw new Refused('passkey-not-begun');
  return found.challenge;
}

/** Holds that a challenge proves something once. In the transaction of what it proves. */
export async function useUpChallenge(db: AuthDatabase, challenge: string, now: Instant): Promise<void> {
  await db
    .deleteFrom('twoam.used_challenges')
    .where('used_at', '<', new Date(now - 2 * PROOF_WITHIN_MS))
    .execute();
  const used = await db
    .insertInto('twoam.used_challenges')
    .values({ challenge, used_at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (used.numInsertedOrUpdatedRows === 0n) throw new Refused('passkey-not-begun');
}

import { DAY_MS, HOUR_MS, type Instant } from '#core/shared/instant.ts';
import type { Clock } from '#app/ports/clock.ts';
import { Refused } from '#app/refused.ts';
import type { LinkView } from './auth.ts';
import { hashOneTimeToken, newOneTimeToken } from './one-time-token.ts';
import type { AuthDatabase, LinkRow } from './tables.ts';

/** An invitation waits for its reader; a link that is printed or sent in need is used at once. */
const LIFE_MS: Record<LinkView['kind'], number> = {
  'first-administrator': HOUR_MS,
  'new-password': HOUR_MS,
  invitation: 3 * DAY_MS,
};

export interface OneTimeLink {
  url: string;
  expiresAt: Instant;
}

export interface LinkOptions {
  db: AuthDatabase;
  clock: Clock;
  publicUrl: () => string;
}

/** Makes a link that works once. Older links of the same account stop working. */
export async function createLink(
  options: LinkOptions,
  kind: LinkView['kind'],
  accountId: string | null,
): Promise<OneTimeLink> {
  const { db, clock } = options;
  const { token, hash } = newOneTimeToken();
  const now = clock.now();
  const expiresAt = now + LIFE_MS[kind];
  const row = {
    token_hash: hash,
    kind,
    account_id: accountId,
    created_at: new Date(now),
    expires_at: new Date(expiresAt),
  };
  await db.deleteFrom('twoam.one_time_links').where('expires_at', '<', new Date(now)).execute();
  if (accountId !== null) {
    await db.deleteFrom('twoam.one_time_links').where('account_id', '=', accountId).execute();
  }
  await db
    .insertInto('twoam.one_time_links')
    .values({ ...row, used_at: null })
    .execute();
  return { url: `${options.publicUrl()}/welcome?token=${token}`, expiresAt };
}

/** The link's row, locked when asked for inside a transaction; refuses one that is unknown or too old. */
export async function findLink(db: AuthDatabase, token: string, now: Instant, lock: boolean): Promise<LinkRow> {
  const query = db.selectFrom('twoam.one_time_links').selectAll().where('token_hash', '=', hashOneTimeToken(token));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined || row.expires_at.getTime() <= now) throw new Refused('link-used-up');
  return row;
}

/** Marks a link as used by its account. The caller holds its row locked, so a second use comes after and sees it. */
export async function useUp(db: AuthDatabase, link: LinkRow, now: Instant): Promise<void> {
  await db
    .updateTable('twoam.one_time_links')
    .set({ used_at: new Date(now), account_id: link.account_id })
    .where('token_hash', '=', link.token_hash)
    .execute();
}

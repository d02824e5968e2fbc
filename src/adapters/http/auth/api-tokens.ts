import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller } from '#app/caller.ts';
import type { Clock } from '#app/ports/clock.ts';
import { Refused } from '#app/refused.ts';
import type { Right } from '#contract/route.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { sha256 } from '../sha256.ts';
import type { SignedIn } from './auth.ts';
import type { AuthDatabase } from './tables.ts';

export interface TokenOptions {
  db: AuthDatabase;
  clock: Clock;
}

export interface TokenView {
  id: string;
  name: string;
  scopes: Right[];
  createdAt: Instant;
  lastUsedAt: Instant | null;
  expiresAt: Instant | null;
}

const FORM = /^twoam_([0-9a-f]{12})_([\w-]{43})$/;

/** Makes a token with exactly these scopes. Its text is answered once and cannot be had again. */
export async function createToken(
  { db, clock }: TokenOptions,
  input: { name: string; scopes: Right[]; expiresAt: Instant | null },
): Promise<{ id: string; token: string }> {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  await db
    .insertInto('twoam.api_tokens')
    .values({
      id,
      name: input.name,
      secret_hash: sha256(secret).toString('hex'),
      scopes: [...new Set(input.scopes)],
      created_at: new Date(clock.now()),
      last_used_at: null,
      expires_at: input.expiresAt === null ? null : new Date(input.expiresAt),
    })
    .execute();
  return { id, token: `twoam_${id}_${secret}` };
}

export async function listTokens(db: AuthDatabase): Promise<TokenView[]> {
  const rows = await db.selectFrom('twoam.api_tokens').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes as Right[],
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
    expiresAt: row.expires_at?.getTime() ?? null,
  }));
}

export async function revokeToken(db: AuthDatabase, id: string): Promise<void> {
  const deleted = await db.deleteFrom('twoam.api_tokens').where('id', '=', id).executeTakeFirst();
  if (deleted.numDeletedRows === 0n) throw new Refused('not-found', { what: 'API token', id });
}

/** Who a bearer token speaks for; null when it is unknown, wrong, or has run out. */
export async function resolveToken({ db, clock }: TokenOptions, text: string): Promise<SignedIn | null> {
  const [, id = '', secret = ''] = FORM.exec(text) ?? [];
  const row = await db.selectFrom('twoam.api_tokens').selectAll().where('id', '=', id).executeTakeFirst();
  const now = clock.now();
  if (row === undefined || !timingSafeEqual(sha256(secret), Buffer.from(row.secret_hash, 'hex'))) return null;
  if (row.expires_at !== null && row.expires_at.getTime() <= now) return null;
  if (now - (row.last_used_at?.getTime() ?? 0) >= MINUTE_MS) await noteUse(db, id, now);
  const rights = new Set<Right>(['public', ...(row.scopes as Right[])]);
  const caller: Caller = {
    actor: { kind: 'token', id },
    accountId: null,
    personId: null,
    name: `token ${row.name}`,
    email: '',
    role: nearestRole(rights),
    rights,
  };
  return { caller, by: 'token', sessionId: id };
}

/** Called at most once a minute and token, so that a busy pipeline does not write with every request. */
async function noteUse(db: AuthDatabase, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('twoam.api_tokens')
    .set({ last_used_at: new Date(now) })
    .where('id', '=', id)
    .execute();
}

function nearestRole(rights: ReadonlySet<Right>): Caller['role'] {
  if (rights.has('administer')) return 'admin';
  return rights.has('respond') ? 'responder' : 'viewer';
}

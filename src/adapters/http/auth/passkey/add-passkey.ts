import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { Refused } from '#app/refused.ts';
import type { beginPasskey, NewPasskey } from '#contract/passkey.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { SignedIn } from '../auth.ts';
import type { AuthDatabase } from '../tables.ts';
import { useUpChallenge, PROOF_WITHIN_MS } from './begun-passkey.ts';
import { passkeyHost } from './passkey-place.ts';
import type { PasskeyOptions } from './passkey-options.ts';

/** COSE names of the signatures that devices make: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];
/** More than anybody has devices, so that an account cannot fill the table. */
const MOST_PASSKEYS = 20;

/** What to ask a device for: a key that it can find by itself, behind a finger, a face or a PIN. */
export async function askForPasskey(
  { accounts: { db, publicUrl } }: PasskeyOptions,
  { caller }: SignedIn,
  accountId: string,
  challenge: string,
): Promise<AnswerOf<typeof beginPasskey>> {
  const { host } = passkeyHost(publicUrl());
  const known = await db
    .selectFrom('twoam.passkeys')
    .select('credential_id')
    .where('account_id', '=', accountId)
    .where('host', '=', host)
    .execute();
  return {
    rp: { id: host, name: 'TwoAM' },
    user: { id: Buffer.from(accountId, 'utf8').toString('base64url'), name: caller.email, displayName: caller.name },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
    timeout: PROOF_WITHIN_MS,
    excludeCredentials: known.map((one) => ({ id: one.credential_id, type: 'public-key' as const })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

/** Keeps a passkey that a device has made; answers its id. */
export async function addPasskey(
  { accounts: { db, clock, ids, publicUrl } }: PasskeyOptions,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  { name, passkey }: { name: string; passkey: NewPasskey },
  challenge: string,
): Promise<string> {
  const here = passkeyHost(publicUrl());
  const made = await checkNew(passkey, challenge, here);
  const id = ids.next('passkey');
  return db.transaction().execute(async (transaction) => {
    const now = clock.now();
    // Held, so that a removed account gets none and a number of them at once is counted.
    const account = await transaction
      .selectFrom('twoam.accounts')
      .select('id')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    // Somebody who was signed out meanwhile plants nothing.
    if (account === undefined || !(await isOpen(transaction, sessionId))) throw new Refused('not-signed-in');
    await useUpChallenge(transaction, challenge, now);
    const { count } = await transaction
      .selectFrom('twoam.passkeys')
      .select((q) => q.fn.countAll<string>().as('count'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= MOST_PASSKEYS)
      throw refused(`You have ${MOST_PASSKEYS} passkeys, which is the most.`, 'Remove one that you no longer use.');
    const inserted = await transaction
      .insertInto('twoam.passkeys')
      .values({
        id,
        account_id: accountId,
        name,
        credential_id: made.credential.id,
        public_key: Buffer.from(made.credential.publicKey),
        counter: made.credential.counter,
        transports: passkey.response.transports,
        host: here.host,
        synced: made.credentialBackedUp,
        created_at: new Date(now),
        last_used_at: null,
      })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n)
      throw refused('This passkey is known here already.', 'Use another device, or remove the passkey there first.');
    return id;
  });
}

async function isOpen(db: AuthDatabase, sessionId: string): Promise<boolean> {
  const session = await db.selectFrom('twoam.sessions').select('id').where('id', '=', sessionId).executeTakeFirst();
  return session !== undefined;
}

async function checkNew(
  { id, rawId, type, response }: NewPasskey,
  challenge: string,
  { host, url }: { host: string; url: string },
) {
  const checked = await verifyRegistrationResponse({
    response: {
      id,
      rawId,
      type,
      response: { clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: url,
    expectedRPID: host,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (checked === null || !checked.verified) throw new Refused('passkey-unproven', { url });
  return checked.registrationInfo;
}

function refused(reason: string, next: string): Refused {
  return new Refused('refused', { reason, next });
}

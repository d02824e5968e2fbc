import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { Refused } from '#app/refused.ts';
import type { PasskeyProof } from '#contract/passkey.ts';
import type { beginProof } from '#contract/proof.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { AuthDatabase, PasskeyRow } from '../tables.ts';
import { PROOF_WITHIN_MS, useUpChallenge } from './begun-passkey.ts';
import { passkeysOf } from './own-passkeys.ts';
import { passkeyHost } from './passkey-place.ts';
import type { PasskeyOptions } from './passkey-options.ts';

/** What to ask a device that is to prove again who is signed in: one of their own keys. */
export async function askForProof(
  { accounts: { db, publicUrl } }: PasskeyOptions,
  accountId: string,
  challenge: string,
): Promise<AnswerOf<typeof beginProof>> {
  const { host } = passkeyHost(publicUrl());
  const fitting = (await passkeysOf(db, accountId)).filter((passkey) => passkey.host === host);
  return {
    challenge,
    rpId: host,
    timeout: PROOF_WITHIN_MS,
    userVerification: 'required',
    allowCredentials: fitting.map((passkey) => ({ id: passkey.credential_id, type: 'public-key' })),
  };
}

/**
 * The passkey that a device proves to hold, with this use of it counted; all or nothing. With `ofAccount` it must be
 * one of that account's.
 */
export function usePasskey(
  { accounts: { db, clock, publicUrl } }: PasskeyOptions,
  proof: PasskeyProof,
  challenge: string,
  ofAccount: string | null,
): Promise<{ id: string; accountId: string }> {
  const here = passkeyHost(publicUrl());
  return db.transaction().execute(async (transaction) => {
    const passkey = await heldPasskey(transaction, proof, ofAccount);
    const checked = await checkProof(passkey, proof, challenge, here);
    if (wentBack(Number(passkey.counter), checked.newCounter)) throw new Refused('passkey-copied');
    const now = clock.now();
    await useUpChallenge(transaction, challenge, now);
    await transaction
      .updateTable('twoam.passkeys')
      .set({ counter: checked.newCounter, synced: checked.credentialBackedUp, last_used_at: new Date(now) })
      .where('id', '=', passkey.id)
      .execute();
    return { id: passkey.id, accountId: passkey.account_id };
  });
}

/**
 * Held, so that of two uses of one count only the first passes. The device says whose it is, which it may leave out where
 * the desk knows who is asked (WebAuthn, 7.2); what it says must fit.
 */
async function heldPasskey(db: AuthDatabase, proof: PasskeyProof, ofAccount: string | null): Promise<PasskeyRow> {
  const passkey = await db
    .selectFrom('twoam.passkeys')
    .selectAll()
    .where('credential_id', '=', proof.id)
    .forUpdate()
    .executeTakeFirst();
  const said = Buffer.from(proof.response.userHandle, 'base64url').toString('utf8');
  const owner = said === '' ? ofAccount : said;
  if (passkey === undefined || passkey.account_id !== owner) throw new Refused('passkey-unknown');
  if (ofAccount !== null && passkey.account_id !== ofAccount) throw new Refused('passkey-unknown');
  return passkey;
}

async function checkProof(
  passkey: PasskeyRow,
  { id, rawId, type, response }: PasskeyProof,
  challenge: string,
  { host, url }: { host: string; url: string },
) {
  const checked = await verifyAuthenticationResponse({
    response: { id, rawId, type, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: url,
    expectedRPID: host,
    // The count is judged by us, to say what is wrong with it.
    credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
    requireUserVerification: true,
    // Whatever is wrong with it, a stranger learns no more than that it is.
  }).catch(() => null);
  if (checked === null || !checked.verified) throw new Refused('passkey-unproven', { url });
  return checked.authenticationInfo;
}

/** A count that does not grow tells of a copy. Keys that are shared between devices always say 0 (WebAuthn, 6.1.1). */
function wentBack(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before;
}

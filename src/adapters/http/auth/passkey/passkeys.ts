import type { z } from 'zod';
import { toIso } from '#core/shared/instant.ts';
import { Refused } from '#app/refused.ts';
import type * as contract from '#contract/passkey.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { SignedIn, SignInResult } from '../auth.ts';
import { addPasskey, askForPasskey } from './add-passkey.ts';
import { beginProof, begunChallenge, PROOF_WITHIN_MS } from './begun-passkey.ts';
import { haveMoved, passkeysOf, removePasskey } from './own-passkeys.ts';
import { passkeyHost, passkeyPlace } from './passkey-place.ts';
import type { PasskeyOptions } from './passkey-options.ts';
import { proofNeeded, proveAgain } from './prove-again.ts';
import { usePasskey } from './use-passkey.ts';

/** What a device is asked, and the cookie that must come back with its answer. */
interface Begun<Ask> {
  ask: Ask;
  cookie: string;
}

/** Signing in with a key that a device keeps. Each function that refuses throws `Refused`. */
export interface Passkeys {
  offer(): Promise<AnswerOf<typeof contract.offersPasskeys>>;
  beginSignIn(): Begun<AnswerOf<typeof contract.beginPasskeySignIn>>;
  signIn(proof: contract.PasskeyProof, cookie: string | null): Promise<SignInResult>;
  list(signedIn: SignedIn): Promise<AnswerOf<typeof contract.listPasskeys>>;
  beginAdding(signedIn: SignedIn, password: string | undefined): Promise<Begun<AnswerOf<typeof contract.beginPasskey>>>;
  add(
    signedIn: SignedIn,
    body: z.output<(typeof contract.addPasskey)['body']>,
    cookie: string | null,
  ): Promise<{ id: string }>;
  /** Answers the sessions that ended with it. */
  remove(signedIn: SignedIn, id: string): Promise<string[]>;
}

export function passkeys(options: PasskeyOptions): Passkeys {
  const { secret } = options;
  const { db, clock, publicUrl } = options.accounts;
  return {
    async offer() {
      const place = passkeyPlace(publicUrl());
      return { place, moved: place.host !== null && (await haveMoved(db, place.host)) };
    },
    beginSignIn() {
      const { host } = passkeyHost(publicUrl());
      const { challenge, cookie } = beginProof(secret, null, clock.now());
      return { ask: { challenge, rpId: host, timeout: PROOF_WITHIN_MS, userVerification: 'required' }, cookie };
    },
    async signIn(proof, cookie) {
      const challenge = begunChallenge(secret, cookie, null, clock.now());
      const { id, accountId } = await usePasskey(options, proof, challenge);
      const result = await options.signInAs(accountId);
      const session = result.signedIn.sessionId;
      await db.updateTable('twoam.sessions').set({ passkey_id: id }).where('id', '=', session).execute();
      return result;
    },
    async list(signedIn) {
      const accountId = accountOf(signedIn);
      const place = passkeyPlace(publicUrl());
      const own = await passkeysOf(db, accountId);
      return {
        passkeys: own.map((row) => ({
          id: row.id,
          name: row.name,
          host: row.host,
          fits: row.host === place.host,
          synced: row.synced,
          createdAt: toIso(row.created_at.getTime()),
          lastUsedAt: row.last_used_at === null ? null : toIso(row.last_used_at.getTime()),
        })),
        place,
        proof: await proofNeeded(options, signedIn, accountId),
      };
    },
    async beginAdding(signedIn, password) {
      const accountId = accountOf(signedIn);
      // A password is not asked for where there can be no passkey.
      passkeyHost(publicUrl());
      await proveAgain(options, signedIn, accountId, password);
      const { challenge, cookie } = beginProof(secret, signedIn.sessionId, clock.now());
      return { ask: await askForPasskey(options, signedIn, accountId, challenge), cookie };
    },
    async add(signedIn, body, cookie) {
      const challenge = begunChallenge(secret, cookie, signedIn.sessionId, clock.now());
      return { id: await addPasskey(options, accountOf(signedIn), body, challenge) };
    },
    remove: (signedIn, id) => removePasskey(options, signedIn, accountOf(signedIn), id),
  };
}

function accountOf({ caller: { accountId } }: SignedIn): string {
  if (accountId !== null) return accountId;
  throw new Refused('refused', { reason: 'An API token has no passkeys.', next: 'Sign in, and see yours under You.' });
}

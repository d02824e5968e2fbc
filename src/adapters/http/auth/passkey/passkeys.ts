import type { z } from 'zod';
import { passkeyNotice } from '#core/account/account-notices.ts';
import { toIso } from '#core/shared/instant.ts';
import type * as contract from '#contract/passkey.ts';
import type { AnswerOf } from '#contract/route.ts';
import type * as proofContract from '#contract/proof.ts';
import { accountOf } from '../account-of.ts';
import type { SignedIn, SignInResult } from '../auth.ts';
import { addPasskey, askForPasskey } from './add-passkey.ts';
import { beginProof, begunChallenge, PROOF_WITHIN_MS } from './begun-passkey.ts';
import { haveMoved, passkeysOf, removePasskey } from './own-passkeys.ts';
import { passkeyHost, passkeyPlace } from './passkey-place.ts';
import type { PasskeyOptions } from './passkey-options.ts';
import { askForProof, usePasskey } from './use-passkey.ts';

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
  beginAdding(signedIn: SignedIn): Promise<Begun<AnswerOf<typeof contract.beginPasskey>>>;
  add(
    signedIn: SignedIn,
    body: z.output<(typeof contract.addPasskey)['body']>,
    cookie: string | null,
  ): Promise<{ id: string }>;
  /** Answers the sessions that ended with it. */
  remove(signedIn: SignedIn, id: string): Promise<string[]>;
  /** How many could prove again who is signed in. */
  fitting(signedIn: SignedIn): Promise<number>;
  beginProof(signedIn: SignedIn): Promise<Begun<AnswerOf<typeof proofContract.beginProof>>>;
  /** Proves again who is signed in; their session goes on under another cookie. */
  prove(signedIn: SignedIn, proof: contract.PasskeyProof, cookie: string | null): Promise<SignInResult>;
}

export function passkeys(options: PasskeyOptions): Passkeys {
  const { secret } = options;
  const { db, clock, publicUrl, tell } = options.accounts;
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
      const { id, accountId } = await usePasskey(options, proof, challenge, null);
      const result = await options.signInAs(accountId);
      const session = result.signedIn.sessionId;
      await db.updateTable('twoam.sessions').set({ passkey_id: id }).where('id', '=', session).execute();
      return result;
    },
    async list(signedIn) {
      const place = passkeyPlace(publicUrl());
      const rows = await passkeysOf(db, own(signedIn));
      return {
        passkeys: rows.map((row) => ({
          id: row.id,
          name: row.name,
          host: row.host,
          fits: row.host === place.host,
          synced: row.synced,
          createdAt: toIso(row.created_at.getTime()),
          lastUsedAt: row.last_used_at === null ? null : toIso(row.last_used_at.getTime()),
        })),
        place,
      };
    },
    async beginAdding(signedIn) {
      const accountId = own(signedIn);
      const { challenge, cookie } = beginProof(secret, signedIn.sessionId, clock.now());
      return { ask: await askForPasskey(options, signedIn, accountId, challenge), cookie };
    },
    async add(signedIn, body, cookie) {
      const challenge = begunChallenge(secret, cookie, signedIn.sessionId, clock.now());
      const session = { accountId: own(signedIn), sessionId: signedIn.sessionId };
      const id = await addPasskey(options, session, body, challenge);
      await tell(signedIn.caller, passkeyNotice('added', publicUrl()));
      return { id };
    },
    async remove(signedIn, id) {
      const ended = await removePasskey(options, signedIn, own(signedIn), id);
      await tell(signedIn.caller, passkeyNotice('removed', publicUrl()));
      return ended;
    },
    async fitting(signedIn) {
      const { host } = passkeyPlace(publicUrl());
      return (await passkeysOf(db, own(signedIn))).filter((passkey) => passkey.host === host).length;
    },
    async beginProof(signedIn) {
      const { challenge, cookie } = beginProof(secret, signedIn.sessionId, clock.now());
      return { ask: await askForProof(options, own(signedIn), challenge), cookie };
    },
    async prove(signedIn, proof, cookie) {
      const challenge = begunChallenge(secret, cookie, signedIn.sessionId, clock.now());
      await usePasskey(options, proof, challenge, own(signedIn));
      return options.renew(signedIn.sessionId);
    },
  };
}

function own(signedIn: SignedIn): string {
  return accountOf(signedIn, 'passkeys');
}

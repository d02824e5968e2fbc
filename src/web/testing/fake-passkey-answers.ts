import * as passkey from '#contract/passkey.ts';
import { howToProve } from '#contract/proof.ts';
import { ApiRefusal } from '#contract/client.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { answer } from './fake-answers.ts';
import { minutesFrom } from './sample-room.ts';

const PLACE = { url: 'https://desk.example.com', host: 'desk.example.com', why: null };

/** A desk whose passkeys work at another address than this page is open at. */
export const FAKE_PASSKEY_ANSWERS: readonly FakeAnswer[] = [
  answer(passkey.offersPasskeys, () => ({ place: PLACE, moved: true })),
  answer(passkey.listPasskeys, ({ mood, state }) => {
    const at = minutesFrom(state.nowMs());
    const one = { host: PLACE.host, fits: true, synced: false, createdAt: at(-60 * 24 * 40), lastUsedAt: at(-14) };
    const passkeys = [
      { ...one, id: 'passkey_1', name: 'This phone', synced: true },
      { ...one, id: 'passkey_2', name: 'The laptop in the office, by the window, in 4C', lastUsedAt: null },
      { ...one, id: 'passkey_3', name: 'Old phone', host: 'desk.old.example', fits: false, lastUsedAt: at(-60 * 900) },
    ];
    return { passkeys: mood === 'first-visit' ? [] : passkeys, place: PLACE };
  }),
  answer(passkey.removePasskey, ({ params }) => ({ id: params.id, endedSessions: 1 })),
  answer(howToProve, () => ({ fresh: false, password: true, passkeys: 2 })),
  answer(passkey.beginPasskeySignIn, () => {
    throw new ApiRefusal(409, 'refused', 'This desk only looks like one.', 'Sign in with your password.');
  }),
];

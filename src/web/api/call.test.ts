import { afterEach, expect, test, vi } from 'vitest';
import { me } from '#contract/accounts.ts';
import { provePassword } from '#contract/proof.ts';
import { call, callOnce } from './call.ts';
import { RENEWAL, whileRenewing } from './proof-state.ts';

const SOMEBODY = {
  ...{ accountId: 'account_1', personId: null, name: 'Dana', email: 'dana@example.com' },
  ...{ role: 'responder', rights: ['view', 'respond'], mustSetPassword: false },
};
const SIGNED_OUT = {
  error: {
    ...{ code: 'not-signed-in', message: 'You are not signed in.', next: 'Sign in.' },
    ...{ retryable: false, requestId: 'request_1' },
  },
};

/** A desk that knows the cookie this browser has, or does not. */
function deskThat(knows: () => boolean): { asked: number } {
  const desk = { asked: 0 };
  vi.stubGlobal('fetch', async () => {
    desk.asked += 1;
    return knows() ? Response.json(SOMEBODY) : Response.json(SIGNED_OUT, { status: 401 });
  });
  return desk;
}
afterEach(() => vi.unstubAllGlobals());

test('what went with the cookie of before a proof in another tab goes again with the new one, and signs nobody out', async () => {
  let isRenewed = false;
  const desk = deskThat(() => isRenewed);
  const { promise: answer, resolve: arrives } = Promise.withResolvers<undefined>();
  const otherTab = navigator.locks.request(RENEWAL, () => answer);
  const asked = call(me);
  await expect.poll(() => desk.asked).toBe(1);
  isRenewed = true;
  arrives(undefined);
  await otherTab;
  expect(await asked).toMatchObject({ name: 'Dana' });
});

test('whoever was signed out while they proved who they are hears so, and so does everything else of the page', async () => {
  deskThat(() => false);
  const proof = whileRenewing(() => callOnce(provePassword, { body: { password: 'mine' } }));
  const other = call(me);
  const refused = { status: 'rejected', reason: { code: 'not-signed-in' } };
  expect(await Promise.allSettled([proof, other])).toMatchObject([refused, refused]);
});

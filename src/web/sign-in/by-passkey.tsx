import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '@mantine/core';
import { beginPasskeySignIn, offersPasskeys, signInWithPasskey } from '#contract/passkey.ts';
import type { BodyOf } from '#contract/route.ts';
import { call } from '../api/call.ts';
import { browserHere, askDevice } from '../passkeys/device.ts';
import { whyNoPasskeys } from '../passkeys/why-no-passkeys.ts';
import { RefusalNote } from '../ui/refusal.tsx';

type Proof = BodyOf<typeof signInWithPasskey>;

/** What a device is asked holds for five minutes. */
const ASK_AGAIN_MS = 4 * 60_000;

/** Signing in with a passkey: by a button, and where the browser can, from the list under the email field. */
export function ByPasskey({ then, onIn }: { then: string; onIn: () => Promise<void> }) {
  const offer = useQuery({ queryKey: ['offersPasskeys'], queryFn: () => call(offersPasskeys, {}) });
  const here = browserHere();
  const enter = useMutation({
    mutationFn: async (chosen: Proof | null) => {
      const proof = chosen ?? (await askDevice(await call(beginPasskeySignIn, {}), false));
      return call(signInWithPasskey, { body: proof });
    },
    onSuccess: onIn,
  });
  const works = offer.data !== undefined && whyNoPasskeys(offer.data.place, here) === null;
  // After a no only the button asks again: a device that answers by itself would be asked without end.
  useAutofill(works && enter.isIdle, enter.mutate);
  if (offer.data === undefined || offer.data.place.host === null) return null;
  const { place, moved } = offer.data;
  if (place.url !== here.origin)
    return (
      <small>
        Passkeys work at <a href={`${place.url}/sign-in?then=${encodeURIComponent(then)}`}>{place.url}</a> only.
      </small>
    );
  if (!works) return null;
  return (
    <>
      <Button onClick={() => enter.mutate(null)} aria-busy={enter.isPending || undefined}>
        {enter.isPending ? 'Your device asks you now' : 'Sign in with a passkey'}
      </Button>
      {moved && (
        <small>
          This desk’s address has changed, so passkeys from before no longer fit. Sign in with your password, and add a
          new one under You.
        </small>
      )}
      <RefusalNote error={enter.error} />
    </>
  );
}

/** Keeps a question to the device open under the email field, until a passkey is chosen there. */
function useAutofill(isOn: boolean, onProof: (proof: Proof) => void): void {
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    const ask = async () => {
      if (!(await browserSupportsWebAuthnAutofill())) return;
      const question = await call(beginPasskeySignIn, {});
      if (isOver) return;
      const proof = await askDevice(question, true);
      if (!isOver) onProof(proof);
    };
    // Whatever comes of it, the button and the password are there.
    const askQuietly = () => void ask().catch(() => undefined);
    askQuietly();
    const again = setInterval(askQuietly, ASK_AGAIN_MS);
    return () => {
      isOver = true;
      clearInterval(again);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [isOn, onProof]);
}

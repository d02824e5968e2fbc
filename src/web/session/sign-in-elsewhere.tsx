import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { offersSingleSignOn } from '#contract/single-sign-on.ts';
import { call } from '../api/call.ts';
import { buttonLink } from '../ui/button-link.ts';

/** For whoever has nothing to prove it with here: they sign in again in another tab, and nothing typed here is lost. */
export function SignInElsewhere({ onDone }: { onDone: () => void }) {
  const offer = useQuery({ queryKey: ['offersSingleSignOn'], queryFn: () => call(offersSingleSignOn) });
  const label = offer.data?.label ?? null;
  return (
    <>
      <p>
        You have no password here, and no passkey that works at this address. Sign in again in another tab, then come
        back: what you typed is kept.
      </p>
      <a
        href={label === null ? '/sign-in' : '/sso/start?then=%2Fnow'}
        target="_blank"
        rel="noreferrer"
        className={buttonLink}
        data-primary
      >
        Sign in again{label !== null && ` with ${label}`}
      </a>
      <Button onClick={onDone}>I have signed in again</Button>
    </>
  );
}

import type { PasskeyPlace } from '#contract/passkey.ts';

/** The browser a page is open in. */
export interface BrowserHere {
  origin: string;
  knowsPasskeys: boolean;
}

/** Why a passkey cannot be used in this browser here, and what to do; null when it can. */
export function whyNoPasskeys(place: PasskeyPlace, { origin, knowsPasskeys }: BrowserHere): string | null {
  if (place.host === null) return place.why;
  if (origin !== place.url)
    return `Passkeys of this desk work at ${place.url} only, and you opened it at ${origin}. Open it there.`;
  return knowsPasskeys
    ? null
    : 'This browser knows no passkeys. Open this page in another one, or bring it up to date.';
}

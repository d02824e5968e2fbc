import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { ApiRefusal } from '#contract/client.ts';
import type { addPasskey, beginPasskey, beginPasskeySignIn, signInWithPasskey } from '#contract/passkey.ts';
import type { beginProof } from '#contract/proof.ts';
import type { AnswerOf, BodyOf } from '#contract/route.ts';
import type { BrowserHere } from './why-no-passkeys.ts';

export function browserHere(): BrowserHere {
  return { origin: globalThis.location.origin, knowsPasskeys: browserSupportsWebAuthn() };
}

/** Lets the device make a passkey. */
export async function makePasskey(ask: AnswerOf<typeof beginPasskey>): Promise<BodyOf<typeof addPasskey>['passkey']> {
  const { id, rawId, response } = await startRegistration({ optionsJSON: ask }).catch(inWords);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, transports } };
}

/** Lets the device prove that it holds a passkey; with `autofill` it waits in the field of the form until one is chosen. */
export async function askDevice(
  ask: AnswerOf<typeof beginPasskeySignIn> | AnswerOf<typeof beginProof>,
  autofill: boolean,
): Promise<BodyOf<typeof signInWithPasskey>> {
  const { id, rawId, response } = await startAuthentication({ optionsJSON: ask, useBrowserAutofill: autofill }).catch(
    inWords,
  );
  const { clientDataJSON, authenticatorData, signature, userHandle = '' } = response;
  return { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature, userHandle } };
}

/** Browsers do not tell apart that nobody answered, that somebody said no, and that there was no passkey. */
function inWords(error: unknown): never {
  const code = error instanceof WebAuthnError ? error.code : '';
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    throw refusal('This device has a passkey of yours already.', 'Sign in with it, or use another device.');
  if (code === 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT')
    throw refusal('This device does not ask who you are.', 'Set up a PIN, a finger or a face on it, or use another.');
  throw refusal('Your device gave no passkey.', 'Try again and answer what it asks, or use your password.');
}

function refusal(message: string, next: string): ApiRefusal {
  return new ApiRefusal(400, 'device', message, next);
}

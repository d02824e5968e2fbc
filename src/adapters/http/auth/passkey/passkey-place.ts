import { isIP } from 'node:net';
import { Refused } from '#app/refused.ts';
import type { PasskeyPlace } from '#contract/passkey.ts';

const SET_IT = 'An administrator sets it under Ready → Settings → Company.';

/** Where passkeys of a desk work: browsers bind them to the name in its address, and want https unless it is localhost. */
export function passkeyPlace(publicUrl: string): PasskeyPlace {
  const address = URL.parse(publicUrl);
  const url = address?.origin ?? publicUrl;
  const cannot = (why: string): PasskeyPlace => ({ url, host: null, why });
  if (address === null) return cannot(`Passkeys need an address of this desk that browsers can open. ${SET_IT}`);
  const { hostname, protocol } = address;
  if (isNumber(hostname)) {
    const own = isThisMachine(hostname) ? ` On this machine alone, ${localhostOf(address)} is one.` : '';
    return cannot(
      `Passkeys belong to a name, and this desk’s address, ${url}, is a number. Give it a name with https.${own} ${SET_IT}`,
    );
  }
  if (protocol !== 'https:' && !isLocalhost(hostname)) {
    return cannot(
      `Browsers allow passkeys over https only, and this desk’s address is ${url}. Put it behind https. ${SET_IT}`,
    );
  }
  return { url, host: hostname, why: null };
}

/** The name and origin of passkeys of this desk; a refusal that says why where there can be none. */
export function passkeyHost(publicUrl: string): { host: string; url: string } {
  const { host, url, why } = passkeyPlace(publicUrl);
  if (host === null)
    throw new Refused('refused', { reason: why ?? '', next: 'Until then, sign in with your password.' });
  return { host, url };
}

function isNumber(hostname: string): boolean {
  return isIP(hostname.replaceAll(/^\[|\]$/g, '')) !== 0;
}

function isThisMachine(hostname: string): boolean {
  return hostname === '[::1]' || hostname.startsWith('127.');
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

function localhostOf({ protocol, port }: URL): string {
  return `${protocol}//localhost${port === '' ? '' : `:${port}`}`;
}

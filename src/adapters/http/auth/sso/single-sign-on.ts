import type { Configuration } from 'openid-client';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { GuardedAsk } from '#app/ports/guarded-ask.ts';
import { Refused } from '#app/refused.ts';
import type { AccountOptions } from '../accounts.ts';
import type { SignInResult } from '../auth.ts';
import { accountOfClaims } from './accounts-of-provider.ts';
import { openBegun, sealBegun, SIGN_IN_WITHIN_MS } from './begun-sign-in.ts';
import { cameBack, discover, sendTo, type OpenProvider } from './provider.ts';
import type { Claims } from './judge-claims.ts';

/** What a provider says of itself may change; keys are read again by the library when they do. */
const READ_AGAIN_MS = 10 * MINUTE_MS;

export interface SingleSignOnOptions {
  accounts: AccountOptions;
  /** Signs what a browser brings back. */
  secret: string;
  ask: GuardedAsk;
  /** The provider that is set; null for none. */
  provider(): Promise<OpenProvider | null>;
  /** Opens a session for an account. */
  signInAs(accountId: string): Promise<SignInResult>;
}

/** Signing in by the company's identity provider. */
export interface SingleSignOn {
  /** What the sign-in page calls it; null when there is none. */
  label(): Promise<string | null>;
  /** Where to send a browser, and what it must bring back. */
  begin(then: string): Promise<{ url: URL; cookie: string }>;
  /** Whoever comes back with it is signed in. `current` is the address they came back to. */
  end(current: URL, cookie: string | null): Promise<{ then: string; result: SignInResult }>;
  /** Asks the provider who it is. */
  test(): Promise<{ works: boolean; says: string }>;
  redirectUri(): string;
}

export function singleSignOn(options: SingleSignOnOptions): SingleSignOn {
  const { accounts, secret } = options;
  const redirectUri = (): string => `${accounts.publicUrl()}/sso/callback`;
  const read = readerOf(options);
  return {
    redirectUri,
    label: async () => (await options.provider())?.provider.label ?? null,
    async begin(then) {
      const { open, config } = await read();
      const { url, ...begun } = await sendTo(config, redirectUri());
      const endsAt = accounts.clock.now() + SIGN_IN_WITHIN_MS;
      const cookie = sealBegun(secret, { ...begun, then, issuer: open.provider.issuer, endsAt });
      return { url, cookie };
    },
    async end(current, cookie) {
      const begun = cookie === null ? null : openBegun(secret, cookie, accounts.clock.now());
      if (begun === null) throw new Refused('sign-in-not-begun');
      const { open, config } = await read();
      if (open.provider.issuer !== begun.issuer) throw new Refused('sign-in-not-begun');
      const said = await saidBy(config, current, begun);
      return { then: begun.then, result: await options.signInAs(await accountOfClaims(accounts, open, said)) };
    },
    async test() {
      try {
        const { issuer } = (await read(true)).config.serverMetadata();
        return { works: true, says: `${issuer} answers and can sign people in.` };
      } catch (error) {
        return { works: false, says: wordsOf(error) };
      }
    },
  };
}

interface Read {
  open: OpenProvider;
  config: Configuration;
}

/** Reads the provider's own description, and keeps it for a while; anew when the setting is another. */
function readerOf({ provider, ask, accounts: { clock } }: SingleSignOnOptions): (afresh?: boolean) => Promise<Read> {
  let kept: { key: string; at: Instant; read: Read } | null = null;
  return async (afresh = false) => {
    const open = await provider();
    if (open === null) throw new Refused('no-single-sign-on');
    const key = JSON.stringify(open);
    if (!afresh && kept !== null && kept.key === key && clock.now() - kept.at < READ_AGAIN_MS) return kept.read;
    const config = await discover(ask, open).catch((error: unknown) => {
      throw new Refused('provider-away', { why: wordsOf(error) });
    });
    kept = { key, at: clock.now(), read: { open, config } };
    return kept.read;
  };
}

async function saidBy(config: Configuration, current: URL, begun: Parameters<typeof cameBack>[2]): Promise<Claims> {
  try {
    return await cameBack(config, current, begun);
  } catch (error) {
    // Why is for the log of the provider: what comes back may be forged, repeated, or cancelled by its owner.
    throw new Refused('sign-in-failed', { why: wordsOf(error) });
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).replaceAll(/\s+/g, ' ').slice(0, 300);
}

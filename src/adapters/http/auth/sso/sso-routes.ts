import { bind, type BoundRoute } from '#app/handlers.ts';
import type { DeskSettings } from '#app/desk/desk-settings.ts';
import { Refused } from '#app/refused.ts';
import * as contract from '#contract/single-sign-on.ts';
import type { SingleSignOn } from './single-sign-on.ts';

/** Setting the identity provider, and what the sign-in page asks. */
export function ssoRoutes(
  singleSignOn: SingleSignOn,
  settings: Pick<DeskSettings, 'identityProvider' | 'setIdentityProvider'>,
): BoundRoute[] {
  return [
    bind(contract.offersSingleSignOn, async () => ({ label: await singleSignOn.label() })),
    bind(contract.getIdentityProvider, async () => {
      const set = await settings.identityProvider();
      return {
        provider: set?.provider ?? null,
        secretLost: set?.secretLost ?? false,
        redirectUri: singleSignOn.redirectUri(),
      };
    }),
    bind(contract.putIdentityProvider, async ({ body: { provider, secret } }) => {
      const before = await settings.identityProvider();
      const keepsSecret = secret === undefined && before !== null && (before.secret !== null || before.secretLost);
      // A secret that is kept must not go where it was not meant for.
      if (keepsSecret && provider !== null && provider.issuer !== before.provider.issuer)
        throw new Refused('refused', {
          reason: 'The secret was entered for another provider.',
          next: 'Enter the secret again with the new address.',
        });
      await settings.setIdentityProvider(provider, secret);
      return { provider };
    }),
    bind(contract.testIdentityProvider, () => singleSignOn.test()),
  ];
}

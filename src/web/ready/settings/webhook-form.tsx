import type { z } from 'zod';
import type { settings } from '#contract/settings.ts';
import { SignedAddressForm } from './signed-address-form.tsx';

/** Where every page, and updates to audiences that ask for it, are also posted, signed. */
export function WebhookForm({ webhook }: { webhook: z.output<typeof settings>['webhook'] }) {
  return (
    <SignedAddressForm
      setting="webhook"
      title="Webhook"
      lead="Every page is also posted to this address, signed with the secret, and so are updates to audiences with the channel webhook."
      save="Save the webhook"
      remove="Post to no webhook"
      current={webhook}
    />
  );
}

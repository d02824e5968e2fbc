import type { z } from 'zod';
import type { settings } from '#contract/settings.ts';
import { SignedAddressForm } from './signed-address-form.tsx';

/** Where words for linked tickets are posted, signed. */
export function TicketHookForm({ hook }: { hook: z.output<typeof settings>['ticketHook'] }) {
  return (
    <SignedAddressForm
      setting="ticketHook"
      title="Tickets"
      lead="Updates to customers are posted to this address once for each linked ticket, so that your helpdesk answers in the ticket. Without it, whoever reported by mail is answered by mail."
      save="Save the ticket hook"
      remove="Answer no tickets"
      current={hook}
    />
  );
}

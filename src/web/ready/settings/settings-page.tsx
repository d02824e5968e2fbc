import { getSettings } from '#contract/settings.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { CompanyForm } from './company-form.tsx';
import { Hooks } from './hooks.tsx';
import { IdentityProviderSettings } from './identity-provider-form.tsx';
import { MailForm } from './mail-form.tsx';
import { TicketHookForm } from './ticket-hook-form.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** How the desk is reached, and how it reaches others. */
export function SettingsPage() {
  const answer = useAnswer(getSettings);
  return (
    <Page title="Settings" lead="How the desk is reached, and how it reaches people.">
      {answer.data !== undefined && <ViewerNote needs="administer" />}
      <Shown answer={answer} skeleton={<Skeletons lines={4} height={120} />}>
        {(settings) => (
          <>
            <CompanyForm settings={settings} />
            <MailForm mail={settings.mail} />
            <WebhookForm webhook={settings.webhook} />
            <TicketHookForm hook={settings.ticketHook} />
          </>
        )}
      </Shown>
      <Hooks />
      <IdentityProviderSettings />
    </Page>
  );
}

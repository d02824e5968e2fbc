import { useState } from 'react';
import type { FormEvent } from 'react';
import { putSettings } from '#contract/settings.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import styles from './settings.module.css';

interface CompanySettings {
  company: string;
  publicUrl: string;
  reportFormUrl: string;
  retentionDays: number;
}

/** The company's name, the address under which others reach the desk, and how long it keeps addresses. */
export function CompanyForm({ settings }: { settings: CompanySettings }) {
  const [company, setCompany] = useState(settings.company);
  const [publicUrl, setPublicUrl] = useState(settings.publicUrl);
  const [days, setDays] = useState(String(settings.retentionDays));
  const put = useCommand(putSettings);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending)
      put.mutate({ body: { company: company.trim(), publicUrl: publicUrl.trim(), retentionDays: Number(days) } });
  };
  return (
    <section aria-labelledby="company" className={styles.section}>
      <h2 id="company">Company</h2>
      <FormColumn onSubmit={send} label="Company">
        <LineField
          label="Name"
          description="It stands on the status page and in mails to customers."
          value={company}
          onChange={(event) => setCompany(event.currentTarget.value)}
        />
        <LineField
          label="Public address"
          description="Links in mails and pages begin with it. Passkeys belong to its name: under another one, people add new ones."
          type="url"
          value={publicUrl}
          onChange={(event) => setPublicUrl(event.currentTarget.value)}
        />
        <LineField
          label="Forget addresses after"
          description="Days after which names and addresses of reporters, and addresses of sent messages, are erased."
          type="number"
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <RefusalNote error={put.error} />
        {put.isSuccess && <p role="status">Saved.</p>}
        <div>
          <ActionButton type="submit" needs="administer" busy={put.isPending} disabled={company.trim() === ''}>
            Save the company
          </ActionButton>
        </div>
      </FormColumn>
      <p>Support reports without an account at this address. Whoever has it can report, and do nothing else.</p>
      <CopyBox what="address of the report form" text={settings.reportFormUrl} />
    </section>
  );
}

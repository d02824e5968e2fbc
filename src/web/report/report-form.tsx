import { useState } from 'react';
import type { FormEvent } from 'react';
import { createReport } from '#contract/signal.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Empty } from '../ui/empty.tsx';
import { LineField, WordsField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PickOne } from '../ui/pick-one.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useDraft } from '../ui/use-draft.ts';

type Options = { value: string; label: string }[];

/** What a customer told support. */
export function ReportForm({ features, customers }: { features: Options; customers: Options }) {
  const [title, setTitle, clearTitle] = useDraft('report:title');
  const [details, setDetails, clearDetails] = useDraft('report:details');
  const [ticket, setTicket] = useState('');
  const [customer, setCustomer] = useState<string | null>(null);
  const [featureId, setFeatureId] = useState<string | null>(null);
  const report = useCommand(createReport);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || report.isPending) return;
    report.mutate(
      {
        body: {
          title: title.trim(),
          details: details.trim(),
          featureId,
          customer,
          ticket: ticket.trim() === '' ? null : ticket.trim(),
        },
      },
      {
        onSuccess: () => {
          clearTitle();
          clearDetails();
        },
      },
    );
  };
  if (report.data !== undefined) {
    const { incidentId, incidentNumber, groupId } = report.data;
    return (
      <Empty
        title={incidentId === null ? 'The report waits for triage.' : `The report is part of #${incidentNumber ?? ''}.`}
        lead="Those who can judge it were paged."
      >
        <PlaceLink to={incidentId === null ? `/groups/${groupId}` : `/incidents/${incidentId}`}>
          {incidentId === null ? 'See its group' : 'Go to the incident'}
        </PlaceLink>
      </Empty>
    );
  }
  return (
    <FormColumn onSubmit={send}>
      <LineField
        label="What can the customer not do?"
        description="In the customer’s own words."
        required
        withAsterisk={false}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <PickOne label="Customer" clearable data={customers} value={customer} onChange={setCustomer} />
      <PickOne label="Feature, if you know it" clearable data={features} value={featureId} onChange={setFeatureId} />
      <WordsField label="Details" value={details} onChange={(event) => setDetails(event.currentTarget.value)} />
      <LineField label="Ticket" value={ticket} onChange={(event) => setTicket(event.currentTarget.value)} />
      <RefusalNote error={report.error} />
      <div>
        <ActionButton type="submit" variant="filled" busy={report.isPending} disabled={title.trim() === ''}>
          {report.isPending ? 'Sending the report' : 'Send the report'}
        </ActionButton>
      </div>
    </FormColumn>
  );
}

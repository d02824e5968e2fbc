import { useState } from 'react';
import type { FormEvent } from 'react';
import { injectSignal } from '#contract/game-days.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import drills from '../drills/drills.module.css';

const KINDS = [
  { value: 'report', title: 'A support report' },
  { value: 'alert', title: 'An alert' },
  { value: 'resolved', title: 'The end of an alert' },
] as const;
type Kind = (typeof KINDS)[number]['value'];
const SEND: Record<Kind, string> = {
  report: 'Bring this report',
  alert: 'Bring this alert',
  resolved: 'End this alert',
};

/** The leader's hand: what happens next in the game day. */
export function BringSignal({ id }: { id: string }) {
  const [kind, setKind] = useState<Kind>('report');
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const [details, setDetails] = useState('');
  const bring = useCommand(injectSignal);
  const isReport = kind === 'report';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (bring.isPending || title.trim() === '') return;
    const named = from.trim() === '' ? null : from.trim();
    const status = kind === 'resolved' ? ('resolved' as const) : ('firing' as const);
    const body = isReport
      ? { kind: 'report' as const, title, details, customer: named }
      : { kind: 'alert' as const, title, details, service: named, status };
    const empty = () => {
      setTitle('');
      setDetails('');
    };
    bring.mutate({ params: { id }, body }, { onSuccess: empty });
  };
  return (
    <section aria-labelledby="bring" className={drills.section}>
      <h2 id="bring">Bring a signal</h2>
      <FormColumn onSubmit={send} label="Bring a signal">
        <Choice legend="What comes in?" options={KINDS} value={kind} onChange={setKind} />
        <LineField
          label={isReport ? 'What can customers not do?' : 'What does the alert say?'}
          description={kind === 'resolved' ? 'The title of the alert that ends.' : undefined}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <LineField
          label={isReport ? 'Which customer? (may stay empty)' : 'Which service? (may stay empty)'}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <WordsField
          label="Details (may stay empty)"
          minRows={2}
          value={details}
          onChange={(event) => setDetails(event.currentTarget.value)}
        />
        <RefusalNote error={bring.error} />
        <div>
          <ActionButton
            type="submit"
            needs="publish-procedure"
            variant="filled"
            busy={bring.isPending}
            notYet={title.trim() === ''}
          >
            {SEND[kind]}
          </ActionButton>
        </div>
        <p role="status">{bring.isSuccess && title === '' && 'It is in.'}</p>
      </FormColumn>
    </section>
  );
}

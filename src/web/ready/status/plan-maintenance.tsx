import { useState } from 'react';
import type { FormEvent } from 'react';
import { changeMaintenance, planMaintenance, type listMaintenances } from '#contract/maintenance.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { getStatusPage } from '#contract/status-page.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { instantOfLocal } from '../oncall/rotation-body.ts';
import { toLocalInput } from './local-input.ts';
import styles from './status.module.css';

export type Component = AnswerOf<typeof getStatusPage>['components'][number];
type Maintenance = AnswerOf<typeof listMaintenances>['maintenances'][number];

/** The form for a new maintenance, behind a button, or for one that is there. */
export function PlanMaintenance({
  components,
  before,
  onDone,
}: {
  components: readonly Component[];
  before?: Maintenance;
  onDone?: () => void;
}) {
  const [open, setOpen] = useState(before !== undefined);
  if (!open)
    return (
      <div>
        <ActionButton onClick={() => setOpen(true)}>Plan a maintenance</ActionButton>
      </div>
    );
  const close = () => {
    setOpen(false);
    onDone?.();
  };
  return <PlanForm components={components} before={before ?? null} onDone={close} />;
}

function PlanForm({
  components,
  before,
  onDone,
}: {
  components: readonly Component[];
  before: Maintenance | null;
  onDone: () => void;
}) {
  const [title, setTitle] = useState(before?.title ?? '');
  const [from, setFrom] = useState(before === null ? '' : toLocalInput(before.startsAt));
  const [to, setTo] = useState(before === null ? '' : toLocalInput(before.endsAt));
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(before?.componentIds ?? []);
  const plan = useCommand(planMaintenance);
  const change = useCommand(changeMaintenance);
  const startsAt = instantOfLocal(from);
  const endsAt = instantOfLocal(to);
  const isWhole =
    title.trim() !== '' && startsAt !== null && endsAt !== null && (before !== null || text.trim() !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || startsAt === null || endsAt === null || plan.isPending || change.isPending) return;
    const body = { title, startsAt, endsAt, text, componentIds: [...chosen] };
    if (before === null) plan.mutate({ body }, { onSuccess: onDone });
    else change.mutate({ params: { id: before.id }, body }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label={before === null ? 'Plan a maintenance' : `Change ${before.title}`}>
      <LineField label="Title" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <LineField
        label="Begins, in your time"
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <LineField
        label="Ends, in your time"
        type="datetime-local"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <fieldset className={styles.ticks}>
        <legend>Which parts does it touch?</legend>
        {components.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <WordsField
        label={before === null ? 'What readers should know' : 'Words with the change'}
        description={before === null ? undefined : 'Empty: the page says the new window.'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <RefusalNote error={plan.error ?? change.error} />
      <div className={styles.buttons}>
        <ActionButton type="submit" variant="filled" busy={plan.isPending || change.isPending} disabled={!isWhole}>
          {before === null ? 'Plan it and tell readers' : 'Change it and tell readers'}
        </ActionButton>
        <ActionButton onClick={onDone}>Not now</ActionButton>
      </div>
    </FormColumn>
  );
}

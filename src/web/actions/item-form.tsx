import { useState, type FormEvent } from 'react';
import { changeActionItem, type ShownActionItem } from '#contract/action-items.ts';
import { listPeople } from '#contract/people.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LineField, WordsField } from '../ui/fields.tsx';
import { PickOne } from '../ui/pick-one.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import styles from './actions.module.css';

interface ItemFormProps {
  item: ShownActionItem;
  approvers: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** What is to be done, by whom, until when, and who is asked to agree. */
export function ItemForm({ item, approvers, onClose }: ItemFormProps) {
  const people = useAnswer(listPeople);
  const change = useCommand(changeActionItem);
  const [text, setText] = useState(item.text);
  const [ownerId, setOwnerId] = useState(item.owner?.id ?? null);
  const [dueOn, setDueOn] = useState(item.dueOn ?? '');
  const [approverId, setApproverId] = useState(item.approver?.id ?? null);
  const known = (people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const owner = item.owner;
  const owners =
    owner === null || known.some(({ value }) => value === owner.id)
      ? known
      : [{ value: owner.id, label: owner.name }, ...known];
  const askable = approvers.filter(({ id }) => id !== ownerId || approvers.length === 1);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || text.trim() === '') return;
    const body = {
      ...(text.trim() === item.text ? {} : { text: text.trim() }),
      ownerId,
      dueOn: dueOn === '' ? null : dueOn,
      approverId: askable.some(({ id }) => id === approverId) ? approverId : null,
      expectedVersion: item.version,
    };
    change.mutate({ params: { id: item.id }, body }, { onSuccess: onClose });
  };
  return (
    <Dialog title="Action item" onClose={onClose}>
      <form className={styles.stack} onSubmit={send} aria-label="Action item">
        <WordsField
          label="What is to be done"
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <PickOne label="Who does it" data={owners} value={ownerId} onChange={setOwnerId} clearable />
        <LineField
          label="Until when"
          description="A day that people can keep; nobody is reminded before it."
          type="date"
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        <PickOne
          label="Who is asked to agree"
          description={
            approvers.length === 0
              ? 'The procedure’s approver role is filled by nobody now. Fill it under Ready, On call.'
              : 'An approver by the procedure, and not whoever does it.'
          }
          data={askable.map(({ id, name }) => ({ value: id, label: name }))}
          value={approverId}
          onChange={setApproverId}
          clearable
        />
        {item.status === 'agreed' && <p role="note">Whatever you change here is to be agreed again.</p>}
        <RefusalNote error={change.error} />
        <div className={styles.row}>
          <ActionButton type="submit" variant="filled" busy={change.isPending} notYet={text.trim() === ''}>
            Keep this
          </ActionButton>
          <ActionButton onClick={onClose}>Not now</ActionButton>
        </div>
      </form>
    </Dialog>
  );
}

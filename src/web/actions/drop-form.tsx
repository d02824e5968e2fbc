import { useState, type FormEvent } from 'react';
import { dropActionItem, type ShownActionItem } from '#contract/action-items.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { WordsField } from '../ui/fields.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import styles from './actions.module.css';

/** Says that an item will not be done, which needs a reason. */
export function DropForm({ item, onClose }: { item: ShownActionItem; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const drop = useCommand(dropActionItem);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (drop.isPending) return;
    const body = { reason: reason.trim(), expectedVersion: item.version };
    drop.mutate({ params: { id: item.id }, body }, { onSuccess: onClose });
  };
  return (
    <Dialog title="Drop this action item" onClose={onClose}>
      <form className={styles.stack} onSubmit={send} aria-label="Drop this action item">
        <p>
          <bdi>{item.text}</bdi>
        </p>
        <WordsField
          label="Why it will not be done"
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNote error={drop.error} />
        <div className={styles.row}>
          <ActionButton type="submit" variant="filled" busy={drop.isPending} notYet={reason.trim().length < 3}>
            Drop it
          </ActionButton>
          <ActionButton onClick={onClose}>Not now</ActionButton>
        </div>
      </form>
    </Dialog>
  );
}

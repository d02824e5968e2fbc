import { useState } from 'react';
import type { FormEvent } from 'react';
import { publishProcedure } from '#contract/procedure.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useGo } from '../../ui/use-go.ts';
import styles from './procedure.module.css';

interface PublishProps {
  yaml: string;
  basedOn: string;
  ready: boolean;
  changed: boolean;
  onPublished: () => void;
}

/** Puts the file in force for incidents that open from now on. */
export function Publish({ yaml, basedOn, ready, changed, onPublished }: PublishProps) {
  const [note, setNote] = useState('');
  const publish = useCommand(publishProcedure);
  const go = useGo();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || publish.isPending) return;
    publish.mutate(
      { body: { yaml, note: note.trim(), basedOn } },
      {
        onSuccess: () => {
          onPublished();
          go('/ready/procedure/history');
        },
      },
    );
  };
  return (
    <form onSubmit={send} className={styles.section} aria-label="Publish">
      <WordsField
        label="What changes, and why"
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p>
        <small>
          {changed
            ? 'It is in force for every incident that opens from now on. The history shows what differs.'
            : 'Nothing is changed yet.'}
        </small>
      </p>
      <RefusalNote error={publish.error} />
      <div>
        <ActionButton
          type="submit"
          variant="filled"
          needs="publish-procedure"
          busy={publish.isPending}
          disabled={!ready}
        >
          {publish.isPending ? 'Publishing' : 'Publish the procedure'}
        </ActionButton>
      </div>
    </form>
  );
}

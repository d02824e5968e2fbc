import { useState } from 'react';
import { Button } from '@mantine/core';
import type { PostmortemShown } from '#contract/postmortem.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { WordsField } from '../ui/fields.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import styles from './postmortem.module.css';

interface ShareProps {
  postmortem: PostmortemShown;
  busy: boolean;
  error: unknown;
  onShare: (note: string) => void;
  onClose: () => void;
}

/** Sharing cannot be taken back, so it shows to whom it goes first. */
export function ShareDialog({ postmortem, busy, error, onShare, onClose }: ShareProps) {
  const { stakeholders, handedIn } = postmortem;
  const [note, setNote] = useState('');
  return (
    <Dialog title="Share the postmortem" onClose={onClose}>
      <div className={styles.review}>
        {stakeholders.length === 0 ? (
          <p>The procedure names nobody inside who is told by mail. It is marked as shared on the desk.</p>
        ) : (
          <>
            <p>It goes by mail to:</p>
            <ul>
              {stakeholders.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          They get it as it was handed in{handedIn?.changedSince === true ? ', without what was changed since' : ''}.
        </p>
        <WordsField
          label="A note to those who read it"
          value={note}
          minRows={2}
          maxLength={2000}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <RefusalNote error={error} />
        <div className={styles.row}>
          <ActionButton variant="filled" busy={busy} onClick={() => onShare(note.trim())}>
            {stakeholders.length === 0
              ? 'Mark it as shared'
              : `Share with ${stakeholders.length === 1 ? '1 reader' : `${stakeholders.length} readers`}`}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { parkIdea, postMessage } from '#contract/conversation.ts';
import type { JudgedWords } from '#contract/judged-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { quiet } from '../../ui/quiet.ts';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { GuardNote } from '../guard/guard-note.tsx';
import { useGuard } from '../guard/use-guard.ts';
import { readComposed } from './composed.ts';
import styles from './so-far.module.css';

/** Says something in the room, or parks an idea. Words stay until they are sent, even without a connection. */
export function Composer() {
  const { room } = useRoom();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords, clearWords] = useDraft(`${room.id}:composer`);
  const message = useRoomCommand(postMessage, { said: 'Sent.' });
  const idea = useRoomCommand(parkIdea, { said: 'The idea is parked.' });
  const [sent, setSent] = useState<{ words: string; judged: JudgedWords } | null>(null);
  const composed = readComposed(words);
  const judged = useGuard(composed.text);
  const clear = () => {
    clearWords();
    field.current?.focus();
  };
  const send = (kind: 'message' | 'idea') => {
    if (composed.text === '' || message.isPending || idea.isPending) return;
    // What was read while it was typed was heeded or not; what was sent too fast for that is said now.
    const wasRead = judged !== null;
    setSent(null);
    if (kind === 'idea') return idea.mutate({ text: composed.text }, { onSuccess: clear });
    message.mutate(
      { text: composed.text },
      {
        onSuccess: ({ guard }) => {
          if (!wasRead) setSent({ words: composed.text, judged: guard });
          clear();
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(composed.kind);
  };
  return (
    <form className={styles.composer} onSubmit={submit} aria-label="Say something in the room">
      <WordsField
        ref={field}
        id="composer"
        aria-label="Message"
        placeholder="Message to the room. /park keeps an idea for the postmortem."
        minRows={1}
        maxRows={6}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') document.getElementById('column-so-far')?.focus();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send(composed.kind);
        }}
      />
      {composed.kind === 'message' && judged !== null && <GuardNote words={composed.text} judged={judged} />}
      {composed.text === '' && sent !== null && (
        <GuardNote words={sent.words} judged={sent.judged} title="What you just sent, the guard would look at again." />
      )}
      <div className={styles.buttons}>
        <ActionButton type="submit" busy={message.isPending} disabled={composed.text === ''}>
          {composed.kind === 'idea' ? 'Park this idea' : 'Send message'}
        </ActionButton>
        {composed.kind === 'message' && (
          <ActionButton
            variant="transparent"
            className={quiet}
            busy={idea.isPending}
            disabled={composed.text === ''}
            onClick={() => send('idea')}
          >
            Park as an idea
          </ActionButton>
        )}
      </div>
      <RefusalNote error={message.error ?? idea.error} />
    </form>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { parkIdea } from '#contract/conversation.ts';
import { postUpdate, type previewUpdate } from '#contract/updates.ts';
import type { AnswerOf } from '#contract/route.ts';
import { askApproval } from '#contract/words.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { RoomAction } from '../room-action.ts';
import { GuardNote } from '../guard/guard-note.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { LanguageField } from './language-field.tsx';
import { postWords } from './post-words.ts';
import { UpdatePreview, useUpdatePreview } from './update-preview.tsx';
import { useWriters } from './use-writers.ts';
import { useFormEnd } from './use-form-end.ts';

/** Words to an audience: the standard ones, or one's own, shown as each channel will show them before they go. */
export function UpdateForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const [audience, setAudience] = useState(action.subject ?? room.audiences[0]?.id ?? null);
  const [editing, setEditing] = useState(action.kind === 'edit-update');
  const [words, setWords, clearWords] = useDraft(`${room.id}:update:${audience ?? ''}`);
  const text = editing && words.trim() !== '' ? words.trim() : undefined;
  const [language, setLanguage] = useState<string | null>(null);
  const preview = useUpdatePreview(audience, text, language);
  const standard = useUpdatePreview(audience, undefined);
  useStandardWords(editing && words === '', standard.data?.text, setWords);
  const { cancel, done } = useFormEnd();
  const end = () => {
    clearWords();
    done();
  };
  const command = useRoomCommand(postUpdate, { said: 'The update is posted.', onDone: end });
  const approval = useRoomCommand(askApproval, { said: 'The approver is asked.', onDone: end });
  const idea = useRoomCommand(parkIdea, { said: 'The idea is parked.' });
  const { seenUpdateId, others } = useWriters(room, audience, editing, command.error !== null);
  const guard = text === undefined || preview.isStale ? null : (preview.data?.guard ?? null);

  const isUnread = guard !== null && guard.language === null;
  const body = {
    audience: audience ?? '',
    ...(text === undefined ? {} : { text, ...(language === null ? {} : { language }) }),
    ...(action.dutyKey === null ? {} : { key: action.dutyKey }),
  };
  const post = () => command.mutate({ ...body, seenUpdateId });
  const title = room.audiences.find((candidate) => candidate.id === audience)?.title ?? 'an audience';

  return (
    <CommandForm
      title={editing ? 'Write an update' : 'Send the standard words'}
      submit={postWords(title, mailsIn(preview.data))}
      working="Posting the update"
      ready={audience !== null && preview.data !== undefined && !preview.isStale && guard?.isClear !== false}
      isReading={audience !== null && preview.isStale && preview.error === null}
      busy={command.isPending}
      error={command.error}
      onSubmit={post}
      onCancel={cancel}
    >
      {action.subject === null && (
        <Choice
          legend="To whom?"
          options={room.audiences.map(({ id, title: name }) => ({ value: id, title: name }))}
          value={audience}
          onChange={setAudience}
        />
      )}
      {others.map((draft) => (
        <p key={draft.audience} role="status">
          <bdi>{draft.by.name}</bdi> has been writing to them since <Ago at={draft.since} />. Only one of you needs to.
        </p>
      ))}
      {editing ? (
        <WordsField
          label="Words of the update"
          description="Say what customers cannot do, and when they hear next. No dates, no causes, no promises."
          minRows={4}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : (
        <div>
          <Button onClick={() => setEditing(true)}>Edit the words</Button>
        </div>
      )}
      {editing && (isUnread || language !== null) && <LanguageField value={language} onChange={setLanguage} />}
      {guard !== null && text !== undefined && (
        <GuardNote words={text} judged={guard}>
          {guard.rewrite !== null && guard.rewrite !== '' && (
            <Button onClick={() => setWords(guard.rewrite ?? '')}>Use the rewrite</Button>
          )}
          <ActionButton busy={idea.isPending} onClick={() => idea.mutate({ text })}>
            Park it as an idea
          </ActionButton>
          {!guard.isClear && (
            <ActionButton busy={approval.isPending} onClick={() => approval.mutate({ ...body, text })}>
              Ask the approver
            </ActionButton>
          )}
        </GuardNote>
      )}
      <RefusalNote error={approval.error ?? idea.error} />
      <UpdatePreview preview={preview} />
    </CommandForm>
  );
}

/** How many addresses hear it; tickets come beside them, so with some of both there is no one number to name. */
function mailsIn(shown: AnswerOf<typeof previewUpdate> | undefined): number {
  return shown?.channels.every(({ channel }) => channel === 'mail') === true ? shown.recipients : 0;
}

/** Puts the standard words into an empty composer once, so that one edits rather than begins. */
function useStandardWords(wanted: boolean, standard: string | undefined, setWords: (words: string) => void) {
  const put = useRef(false);
  useEffect(() => {
    if (put.current || !wanted || standard === undefined) return;
    put.current = true;
    setWords(standard);
  }, [wanted, standard, setWords]);
}

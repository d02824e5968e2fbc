import { useState } from 'react';
import { getStandDown, standDown } from '#contract/stand-down.ts';
import type { StandDownOutlook } from '#contract/stand-down.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { dateClockWords, readersZone } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { lowerFirst } from '../forms/post-words.ts';
import { useFormEnd } from '../forms/use-form-end.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { instantOfLocal, localField } from './local-field.ts';
import { SafetyChecks } from './safety-checks.tsx';
import { WatcherPick } from './watcher-pick.tsx';
import styles from './stand-down.module.css';

/** Calls it a night: whether it is safe to stop, until when, who watches, and what everybody reads. */
export function StandDownForm() {
  const { room } = useRoom();
  const [typed, setTyped] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const wanted = useSettled(typed === null ? undefined : instantOfLocal(typed), 250);
  const answer = useAnswer(
    getStandDown,
    { params: { id: room.id }, ...(wanted === undefined ? {} : { query: { resumeAt: wanted } }) },
    { keepPrevious: true },
  );
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(standDown, { said: 'Work rests.', onDone: done });
  const { data } = answer;
  const resumeAt = typed === null ? data?.resumeAt : instantOfLocal(typed);
  const isReading = data === undefined || data.resumeAt !== resumeAt;
  return (
    <CommandForm
      title="Call it a night"
      submit={data?.safe === false ? 'It is not safe to stop yet' : `Stand down${untilWords(resumeAt)}`}
      working="Standing down"
      ready={data?.safe === true && resumeAt !== undefined && !isReading}
      busy={command.isPending}
      error={command.error}
      onSubmit={() =>
        command.mutate({ resumeAt: resumeAt ?? '', ...(note.trim() === '' ? {} : { note: note.trim() }) })
      }
      onCancel={cancel}
      {...(data?.safe === true ? { consequence: <Consequence outlook={data} /> } : {})}
    >
      <LineField
        type="datetime-local"
        label="Until when?"
        description={`Your time, ${readersZone()}.${offeredWords(data)}`}
        value={typed ?? (data === undefined ? '' : localField(instantMs(data.resumeAt)))}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Shown answer={answer}>
        {(outlook) => (
          <>
            <SafetyChecks checks={outlook.checks} />
            <WatcherPick watch={outlook.watch} />
            <Words words={outlook.words} />
          </>
        )}
      </Shown>
      <WordsField
        label="What should rested people know?"
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

function untilWords(resumeAt: string | undefined): string {
  return resumeAt === undefined ? '' : ` until ${dateClockWords(instantMs(resumeAt))}`;
}

/** What is offered and why, also when another time was typed. */
function offeredWords(outlook: StandDownOutlook | undefined): string {
  if (outlook === undefined) return '';
  const { resumeAt, why } = outlook.offered;
  return ` Offered is ${dateClockWords(instantMs(resumeAt))}: ${lowerFirst(why)}`;
}

/** What will happen, and to whom. */
function Consequence({ outlook }: { outlook: StandDownOutlook }) {
  const called = outlook.called.flatMap(({ person }) => person?.name ?? []);
  const names = [...new Set(called)];
  return (
    <>
      Everybody in a role is released, and nobody is paged or reminded. {audiencesWords(outlook.words.length)} A new
      signal wakes people at once, whatever the hour. Called{' '}
      {outlook.callsAt === outlook.resumeAt ? 'when work resumes' : callsWords(outlook.callsAt)}:{' '}
      {names.length === 0 ? 'whoever is on call' : names.join(', ')}.
    </>
  );
}

/** Where the priority waits for working hours, whoever is called at the end of the night is called in them. */
function callsWords(at: string): string {
  return `at ${dateClockWords(instantMs(at))}, when working hours begin`;
}

function audiencesWords(count: number): string {
  if (count === 0) return 'Nobody was told yet, so no words go out.';
  return `${count === 1 ? 'One audience hears' : `${count} audiences hear`} at once until when.`;
}

/** The words that go out at once, audience by audience. */
function Words({ words }: Pick<StandDownOutlook, 'words'>) {
  if (words.length === 0) return null;
  return (
    <section aria-label="Words that go out" className={styles.words}>
      {words.map(({ audience, title, text }) => (
        <details key={audience}>
          <summary>Words to {lowerFirst(title)}</summary>
          <p dir="auto">{text}</p>
        </details>
      ))}
    </section>
  );
}

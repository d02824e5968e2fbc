import { useState } from 'react';
import { resumeWork } from '#contract/stand-down.ts';
import type { Room } from '#contract/room.ts';
import { clockWords, dateClockWords, dayWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { Ago, Relative } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { CommandForm } from '../forms/command-form.tsx';
import { useRoomCommand } from '../use-room-command.ts';
import { AgreeButton } from './agree-button.tsx';
import duty from '../next/duty.module.css';
import styles from './stand-down.module.css';
import { isolated } from '#core/shared/isolated.ts';

/** While work rests, the room says one thing: until when, who watches, and what wakes people. */
export function RestingCard({ resting, watch }: { resting: NonNullable<Room['resting']>; watch: Room['watch'] }) {
  const [isResuming, setResuming] = useState(false);
  return (
    <article aria-labelledby="resting" className={duty.card} data-card>
      <h2 id="resting" tabIndex={-1} className={duty.title}>
        Work rests until {clockWords(instantMs(resting.resumeAt))}
      </h2>
      <p>
        {dayWords(instantMs(resting.resumeAt))}, <Relative at={resting.resumeAt} />. <bdi>{resting.by}</bdi> called it a
        night <Ago at={resting.since} />.
      </p>
      <p>
        {resting.watcher === null ? 'Nobody has to watch. ' : `${isolated(resting.watcher)} watches. `}
        {wakesWords(resting.tripwires)}
      </p>
      {resting.callsAt !== resting.resumeAt && (
        <p>
          Otherwise people are called at {dateClockWords(instantMs(resting.callsAt))}, when working hours begin: its
          priority waits for them.
        </p>
      )}
      {watch?.next != null && (
        <p>
          <bdi>{watch.next.name}</bdi> is asked to take the watch over, and has not answered yet.
        </p>
      )}
      {resting.note !== null && (
        <p dir="auto" className={styles.note}>
          {resting.note}
        </p>
      )}
      {isResuming ? (
        <ResumeForm onEnd={() => setResuming(false)} />
      ) : (
        <div className={duty.buttons}>
          <ActionButton onClick={() => setResuming(true)} data-duty-button>
            Resume work now
          </ActionButton>
          <AgreeButton watch={watch} />
        </div>
      )}
    </article>
  );
}

function wakesWords(tripwires: readonly string[]): string {
  return tripwires.length === 0
    ? 'Any new signal wakes people at once.'
    : `An alert of ${tripwires.map((one) => isolated(one)).join(', ')} or any new signal wakes people at once.`;
}

function ResumeForm({ onEnd }: { onEnd: () => void }) {
  const [reason, setReason] = useState('');
  const command = useRoomCommand(resumeWork, { said: 'Work goes on; people are called.', onDone: onEnd });
  return (
    <CommandForm
      title="Resume work now"
      submit="Wake people and go on"
      working="Waking people"
      ready
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate(reason.trim() === '' ? {} : { reason: reason.trim() })}
      onCancel={onEnd}
      consequence="Those who are on call are paged now, also those who sleep."
    >
      <WordsField
        label="Why, if it helps"
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

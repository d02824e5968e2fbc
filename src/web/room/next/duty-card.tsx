import { Button } from '@mantine/core';
import type { Duty } from '#contract/room.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { quiet } from '../../ui/quiet.ts';
import { RefusalNote } from '../../ui/refusal.tsx';
import { ActionForm } from '../forms/action-form.tsx';
import { dutyButton } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useDutyPress } from '../use-duty-press.ts';
import { Countdown } from '../../time/times.tsx';
import { DutyOwners, PerformWords } from './duty-facts.tsx';
import styles from './duty.module.css';

/** The most urgent duty, large; its form opens inside. Its button is lit only while nothing else comes first. */
export function DutyCard({ duty, isFirst }: { duty: Duty; isFirst: boolean }) {
  const { open } = useRoom();
  const openHere = open !== null && open.dutyKey === duty.key ? open : null;
  return (
    <article aria-labelledby="next-duty" className={styles.card} data-late={duty.status === 'late' || undefined}>
      <div className={styles.head}>
        <h2 id="next-duty" tabIndex={-1} className={styles.title}>
          {duty.title}
        </h2>
        <Countdown dueAt={duty.dueAt} heardAs={duty.title} />
      </div>
      <DutyOwners duty={duty} />
      {openHere === null ? (
        <DutyButtons duty={duty} isFirst={isFirst} />
      ) : (
        <ActionForm key={`${openHere.kind} ${openHere.dutyKey ?? ''}`} action={openHere} />
      )}
    </article>
  );
}

function DutyButtons({ duty, isFirst }: { duty: Duty; isFirst: boolean }) {
  const { room, openAction } = useRoom();
  const { press, busy, error } = useDutyPress(duty);
  const isDraft = duty.act === 'update' && duty.level !== 'ask';
  const other = (kind: 'edit-update' | 'hold' | 'waive') =>
    openAction({ kind, dutyKey: duty.key, subject: duty.audience });
  return (
    <>
      <PerformWords duty={duty} />
      <div className={styles.buttons}>
        <ActionButton
          variant={isFirst ? 'filled' : 'default'}
          className={styles.primary ?? ''}
          busy={busy}
          onClick={press}
          data-duty-button
        >
          {dutyButton(duty, room)}
        </ActionButton>
        {isDraft && <ActionButton onClick={() => other('edit-update')}>Edit the words</ActionButton>}
        {isDraft && <ActionButton onClick={() => other('hold')}>Hold it</ActionButton>}
        <ActionButton variant="transparent" className={quiet} onClick={() => other('waive')}>
          Not needed
        </ActionButton>
      </div>
      <RefusalNote error={error} />
    </>
  );
}

/** What stands in the card's place when the duty somebody was at has ended meanwhile. */
export function EndedCard({ duty, onNext }: { duty: Duty | null; onNext: () => void }) {
  const { room } = useRoom();
  const by = room.timeline.findLast((entry) => entry.kind === 'duty' || entry.kind === 'state')?.by.name;
  return (
    <article aria-labelledby="next-duty" className={styles.card}>
      <h2 id="next-duty" tabIndex={-1} className={styles.title}>
        {duty === null ? 'This is no longer owed' : duty.title}
      </h2>
      <p role="status">
        {duty === null
          ? 'It ended while you were here.'
          : `${endedWords(duty)}${duty.status === 'done' && by !== undefined ? ` Last to act: ${by}.` : ''}`}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onNext} data-duty-button>
          Show the next duty
        </Button>
      </div>
    </article>
  );
}

function endedWords(duty: Duty): string {
  if (duty.status === 'done') return 'This was done while you were here.';
  if (duty.status === 'waived') return 'Somebody released this while you were here.';
  return 'This is no longer needed.';
}

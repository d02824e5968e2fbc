import type { Duty } from '#contract/room.ts';
import { Countdown } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { dutyButton } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useDutyPress } from '../use-duty-press.ts';
import { DutyOwners, PerformWords } from './duty-facts.tsx';
import styles from './duty.module.css';

/** Further duties, each with its owner, its countdown and its button. */
export function DutyRows({ title, duties }: { title: string; duties: readonly Duty[] }) {
  if (duties.length === 0) return null;
  return (
    <section aria-label={title} className={styles.group}>
      <h3>{title}</h3>
      <ul className={styles.rows}>
        {duties.map((duty) => (
          <DutyRow key={duty.key} duty={duty} />
        ))}
      </ul>
    </section>
  );
}

function DutyRow({ duty }: { duty: Duty }) {
  const { room } = useRoom();
  const { press, busy, error } = useDutyPress(duty);
  return (
    <li>
      <div className={styles.head}>
        <p className={styles.rowTitle}>{duty.title}</p>
        <Countdown dueAt={duty.dueAt} />
      </div>
      <DutyOwners duty={duty} />
      <PerformWords duty={duty} />
      <div>
        <ActionButton busy={busy} onClick={press} data-duty-button>
          {dutyButton(duty, room)}
        </ActionButton>
      </div>
      <RefusalNote error={error} />
    </li>
  );
}

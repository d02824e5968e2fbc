import type { Duty } from '#contract/room.ts';
import { useSeenTime } from '../../time/clock-context.tsx';
import { instantMs } from '../../time/instant-words.ts';
import { Relative } from '../../time/times.tsx';
import { Owners } from '../../ui/owners.tsx';
import styles from './duty.module.css';

/** Who owes a duty, and by which step. */
export function DutyOwners({ duty }: { duty: Duty }) {
  return (
    <p className={styles.owners}>
      <Owners owners={duty.owners} />
      {duty.number > 0 && <small>. Step {duty.number}</small>}
    </p>
  );
}

/** What TwoAM does by itself, in a sentence; nothing where a person must. */
export function PerformWords({ duty }: { duty: Duty }) {
  const performMs = duty.performAt === null ? null : instantMs(duty.performAt);
  const isDue = useSeenTime((now) => performMs !== null && performMs <= now);
  if (duty.performAt === null) return null;
  if (isDue)
    return (
      <p>{duty.level === 'draft' ? 'The draft is going out by itself now.' : 'TwoAM is doing this by itself now.'}</p>
    );
  return (
    <p>
      {duty.level === 'draft' ? 'A draft is ready. It goes out by itself ' : 'TwoAM does this by itself '}
      <Relative at={duty.performAt} />
      {duty.level === 'draft' ? ', unless somebody edits or holds it.' : '.'}
    </p>
  );
}

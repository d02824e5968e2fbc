import type { Duty } from '#contract/room.ts';
import { Countdown, Relative } from '../../time/times.tsx';
import { ownersWords } from '../../ui/owners-words.ts';
import styles from './duty.module.css';

/** Who owes a duty and until when. */
export function DutyFacts({ duty, heard = false }: { duty: Duty; heard?: boolean }) {
  return (
    <p className={styles.facts}>
      <span>
        Step {duty.number}. <bdi>{ownersWords(duty.owners)}</bdi>
      </span>
      <Countdown dueAt={duty.dueAt} {...(heard ? { heardAs: duty.title } : {})} />
    </p>
  );
}

/** What TwoAM does by itself, in a sentence; nothing where a person must. */
export function PerformWords({ duty }: { duty: Duty }) {
  if (duty.performAt === null) return null;
  return (
    <p>
      {duty.level === 'draft' ? 'A draft is ready. It goes out by itself ' : 'TwoAM does this by itself '}
      <Relative at={duty.performAt} />
      {duty.level === 'draft' ? ', unless somebody edits or holds it.' : '.'}
    </p>
  );
}

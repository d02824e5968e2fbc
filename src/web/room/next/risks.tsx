import type { Room } from '#contract/room.ts';
import styles from './duty.module.css';

/** What may go wrong when the change is undone, the gravest first. */
export function Risks({ risks }: { risks: NonNullable<Room['decision']>['risks'] }) {
  if (risks.length === 0) return null;
  return (
    <ul className={styles.risks} aria-label="Risks">
      {risks.map(({ kind, weight, sentence }) => (
        <li key={kind} data-weight={weight}>
          {sentence}
        </li>
      ))}
    </ul>
  );
}

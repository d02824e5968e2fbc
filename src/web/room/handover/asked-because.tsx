import type { Room } from '#contract/room.ts';
import styles from './handover.module.css';

/** Why those are asked who are asked: how they are, and whether it is day there. */
export function AskedBecause({ handover: { candidates, taker } }: { handover: Room['handovers'][number] }) {
  const known = candidates.filter(({ declined, why }) => !declined && why !== null);
  if (taker !== null || known.length === 0) return null;
  return (
    <small>
      {known.map(({ id, name, why }) => (
        <span key={id} className={styles.why}>
          <bdi>{name}</bdi>: {why}.
        </span>
      ))}
    </small>
  );
}

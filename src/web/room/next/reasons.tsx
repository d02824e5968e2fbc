import styles from './duty.module.css';

/** More reasons than these nobody reads at night. */
const MOST_REASONS = 4;

/** Why a change is suspected. */
export function Reasons({ reasons }: { reasons: string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons} aria-label="Why it is suspected">
      {reasons.slice(0, MOST_REASONS).map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

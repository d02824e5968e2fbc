import styles from './priority-mark.module.css';

/** A priority by its id. Only the first priority is red, and only until it is over; an assumed one is dashed and says so. */
export function PriorityMark({
  priority,
  assumed = false,
  over = false,
}: {
  priority: string | null;
  assumed?: boolean;
  over?: boolean;
}) {
  const words = priority ?? 'Not assessed';
  return (
    <span
      className={styles.mark}
      data-first={(priority?.toUpperCase() === 'P1' && !over) || undefined}
      data-assumed={assumed || undefined}
      data-none={priority === null || undefined}
    >
      {words.length <= 3 ? words.toUpperCase() : words}
      {assumed && <span className={styles.assumed}> assumed</span>}
    </span>
  );
}

import type { StandDownOutlook } from '#contract/stand-down.ts';
import styles from './stand-down.module.css';

/** Every question of whether it is safe to stop with its answer; what is not comes first, with what to do. */
export function SafetyChecks({ checks }: Pick<StandDownOutlook, 'checks'>) {
  const open = checks.filter(({ ok }) => !ok);
  const well = checks.filter(({ ok }) => ok);
  return (
    <section aria-label="Is it safe to stop?" className={styles.checks}>
      <p role="status" className={styles.verdict}>
        {open.length === 0 ? 'It is safe to stop.' : notYet(open.length)}
      </p>
      <ul>
        {open.map(({ check, sentence, next }) => (
          <li key={check} data-ok="no">
            <span className={styles.mark}>Not yet</span>
            <span>
              {sentence} <strong>{next}</strong>
            </span>
          </li>
        ))}
        {well.map(({ check, sentence }) => (
          <li key={check} data-ok="yes">
            <span className={styles.mark}>Well</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function notYet(count: number): string {
  return count === 1 ? 'One thing keeps work from resting.' : `${count} things keep work from resting.`;
}

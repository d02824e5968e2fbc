import styles from './rest.module.css';

/** What becomes of the estimate, and of what it is made from. */
export function WhoSeesWhat({ keptDays }: { keptDays: number }) {
  return (
    <section aria-labelledby="who-sees-what" className={styles.part}>
      <h2 id="who-sees-what">Who sees what</h2>
      <ul className={styles.who}>
        <li>You alone see figures, facts and this page. Administrators and API tokens do not.</li>
        <li>
          While you hold a role in an open incident, or could be asked to take one over, colleagues see one of four
          words: rested, caution, hand over, stand down; and whether it is day where you are. Never why, and never where
          you are.
        </li>
        <li>
          The estimate is worked out when it is needed and kept nowhere: no event, log, report or figure holds it.
        </li>
        <li>Facts are deleted after {keptDays} days, when you delete them, and when you are erased from the desk.</li>
        <li>It is advice about a moment, from an average of many people. It judges nobody, and can be wrong.</li>
      </ul>
    </section>
  );
}

import type { GroupSummary } from '#contract/signal.ts';
import { Ago } from '../time/times.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { pagedWords, signalsWords } from '../triage/group-words.ts';
import styles from './incident-rows.module.css';

const SHOWN = 8;

/** Signals that wait to be judged: the door to triage. */
export function WaitingGroups({ groups }: { groups: readonly GroupSummary[] }) {
  return (
    <section aria-labelledby="waiting-groups" className={styles.section}>
      <h2 id="waiting-groups">Waiting for triage</h2>
      <ul className={styles.rows}>
        {groups.slice(0, SHOWN).map((group) => (
          <li key={group.id}>
            <PlaceLink to={`/groups/${group.id}`} className={styles.row}>
              <span className={styles.what}>
                <bdi className={styles.title}>{group.title}</bdi>
                <small>{signalsWords(group)}</small>
              </span>
              <span className={styles.duty}>
                <span>{pagedWords(group.paged)}</span>
                <small>
                  Last signal <Ago at={group.lastSignalAt} />
                </small>
              </span>
            </PlaceLink>
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && (
        <p>
          <PlaceLink to="/groups">Show all {groups.length} groups</PlaceLink>
        </p>
      )}
    </section>
  );
}

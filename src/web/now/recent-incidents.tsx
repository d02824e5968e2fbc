import type { IncidentSummary } from '#contract/incident.ts';
import { Ago } from '../time/times.tsx';
import { phaseWords } from '../ui/phase-words.ts';
import { PlaceLink } from '../ui/place-link.tsx';
import { PriorityMark } from '../ui/priority-mark.tsx';
import styles from './incident-rows.module.css';

/** What ended lately, quieter than what is open. */
export function RecentIncidents({ incidents }: { incidents: readonly IncidentSummary[] }) {
  return (
    <section aria-labelledby="recent-incidents" className={styles.section}>
      <h2 id="recent-incidents">Lately</h2>
      <ul className={styles.rows}>
        {incidents.map((incident) => (
          <li key={incident.id}>
            <PlaceLink to={`/incidents/${incident.id}`} className={styles.row}>
              <span className={styles.marks}>
                <PriorityMark priority={incident.priority} over />
                <span>
                  #{incident.number} <bdi>{incident.title}</bdi>
                </span>
              </span>
              <small>
                {phaseWords(incident.phase)} <Ago at={incident.resolvedAt ?? incident.openedAt} />
                {incident.next !== null && `. Still owed: ${incident.next.title}`}
              </small>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

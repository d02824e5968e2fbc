import type { IncidentSummary } from '#contract/incident.ts';
import { clockWords } from '../time/absolute-words.ts';
import { instantMs } from '../time/instant-words.ts';
import { Ago, Countdown, Relative } from '../time/times.tsx';
import { Owners } from '../ui/owners.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { PriorityMark } from '../ui/priority-mark.tsx';
import { phaseWords } from '../ui/phase-words.ts';
import styles from './incident-rows.module.css';

/** Open incidents, each with its next duty, the owner and the countdown. */
export function IncidentRows({ incidents }: { incidents: readonly IncidentSummary[] }) {
  return (
    <section aria-labelledby="open-incidents" className={styles.section}>
      <h2 id="open-incidents">Open incidents</h2>
      <ul className={styles.rows}>
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}

/** Where the next duty is done: writing and sharing have a page of their own. */
function placeOf({ id, next }: IncidentSummary): string {
  const isWriting = next?.act === 'write-postmortem' || next?.act === 'share-postmortem';
  return isWriting ? `/incidents/${id}/postmortem` : `/incidents/${id}`;
}

function IncidentRow({ incident }: { incident: IncidentSummary }) {
  const { next } = incident;
  return (
    <li>
      <PlaceLink to={placeOf(incident)} className={styles.row}>
        <span className={styles.what}>
          <span className={styles.marks}>
            <PriorityMark priority={incident.priority} assumed={incident.assumed} over={incident.resolvedAt !== null} />
            <small>
              #{incident.number} {phaseWords(incident.phase)}, opened <Ago at={incident.openedAt} />
            </small>
          </span>
          <bdi className={styles.title}>{incident.title}</bdi>
        </span>
        <span className={styles.duty}>
          {incident.restsUntil !== null ? (
            <small>
              Work rests until {clockWords(instantMs(incident.restsUntil))}, <Relative at={incident.restsUntil} />.
            </small>
          ) : next === null ? (
            <small>Nothing is owed right now.</small>
          ) : (
            <>
              <span className={styles.next}>
                <span className={styles.dutyTitle}>{next.title}</span>
                <Countdown dueAt={next.dueAt} heardAs={`#${incident.number} ${next.title}`} />
              </span>
              <small>
                <Owners owners={next.owners} />
                {next.level !== 'ask' && '. It goes out by itself'}
                {incident.openDuties > 1 && `. ${incident.openDuties - 1} more owed`}
                {incident.lateDuties > 0 && `, ${incident.lateDuties} late`}
              </small>
            </>
          )}
        </span>
      </PlaceLink>
    </li>
  );
}

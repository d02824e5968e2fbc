import type { IncidentSummary } from '#contract/incident.ts';
import { clockWords } from '../time/absolute-words.ts';
import { instantMs } from '../time/instant-words.ts';
import { Ago, Countdown, Relative } from '../time/times.tsx';
import { Owners } from '../ui/owners.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { PriorityMark } from '../ui/priority-mark.tsx';
import { phaseWords } from '../ui/phase-words.ts';
import { askedWords, declinedWords, unmetWords } from '../room/handover/handover-words.ts';
import { askedOf } from './urgency.ts';
import styles from './incident-rows.module.css';

/** Open incidents, each with its next duty, the owner and the countdown. */
export function IncidentRows({ incidents, me }: { incidents: readonly IncidentSummary[]; me: string | null }) {
  return (
    <section aria-labelledby="open-incidents" className={styles.section}>
      <h2 id="open-incidents">Open incidents</h2>
      <ul className={styles.rows}>
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} me={me} />
        ))}
      </ul>
    </section>
  );
}

/** Where the next duty is done: writing and sharing have a page of their own. */
function placeOf(incident: IncidentSummary, me: string | null): string {
  const { id, next } = incident;
  if (askedOf(incident, me) !== null) return `/incidents/${id}`;
  const isWriting = next?.act === 'write-postmortem' || next?.act === 'share-postmortem';
  return isWriting ? `/incidents/${id}/postmortem` : `/incidents/${id}`;
}

function IncidentRow({ incident, me }: { incident: IncidentSummary; me: string | null }) {
  const { next } = incident;
  const asked = askedOf(incident, me);
  return (
    <li>
      <PlaceLink to={placeOf(incident, me)} className={styles.row}>
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
          {asked !== null && <AskedOfMe asked={asked} />}
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
          <HandoversOf incident={incident} asked={asked} me={me} />
        </span>
      </PlaceLink>
    </li>
  );
}

type SummaryHandover = IncidentSummary['handovers'][number];

/** Somebody waits for me: before all else that is owed here. */
function AskedOfMe({ asked: { title, from, since } }: { asked: SummaryHandover }) {
  return (
    <span className={styles.asked}>
      <strong className={styles.dutyTitle}>
        Take over as {title} from <bdi>{from.name}</bdi>
      </strong>
      <small>
        Read what there is to know and say it back. Asked <Relative at={since} />.
      </small>
    </span>
  );
}

/** What else there is to know of roles that are handed over here: who is asked, who cannot, that nobody is left. */
function HandoversOf({
  incident,
  asked,
  me,
}: {
  incident: IncidentSummary;
  asked: SummaryHandover | null;
  me: string | null;
}) {
  return incident.handovers
    .filter((one) => one !== asked)
    .map((one) => (
      <small key={one.id} className={styles.dutyTitle}>
        {one.end === null ? (declinedWords(one, me) ?? askedWords(one, me)) : unmetWords({ ...one, end: one.end }, me)}
      </small>
    ));
}

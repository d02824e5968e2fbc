import { Ago } from '../../time/times.tsx';
import { phaseWords } from '../../ui/phase-words.ts';
import { PlaceLink } from '../../ui/place-link.tsx';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { useRoom } from '../room-context.ts';
import { reasonWords } from './reason-words.ts';
import styles from './facts.module.css';

/** The priority with the reason for it in one sentence, and the phase. */
export function PriorityFact() {
  const { room } = useRoom();
  const { priority } = room;
  return (
    <section aria-label="Priority" className={styles.fact}>
      <h3>Priority</h3>
      {priority === null ? (
        <p>Nobody has assessed the impact yet, so no priority applies.</p>
      ) : (
        <p className={styles.lead}>
          {priority.id !== null && (
            <PriorityMark priority={priority.id} assumed={priority.assumed} over={room.resolvedAt !== null} />
          )}{' '}
          {reasonWords(priority)}
        </p>
      )}
      <p>
        {priority !== null && (
          <>
            Since <Ago at={priority.since} />.{' '}
          </>
        )}
        The incident is {phaseWords(room.phase)}.
        {room.duplicateOf !== null && (
          <>
            {' '}
            It goes on in <PlaceLink to={`/incidents/${room.duplicateOf.id}`}>#{room.duplicateOf.number}</PlaceLink>.
          </>
        )}
        {room.ticket !== null && ` Its ticket is ${room.ticket}.`}
      </p>
      <p>
        <small>
          It runs under version {room.procedure.version} of{' '}
          <PlaceLink to="/ready/procedure/history">{room.procedure.name}</PlaceLink>.
        </small>
      </p>
    </section>
  );
}

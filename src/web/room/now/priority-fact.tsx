import type { Room } from '#contract/room.ts';
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
      <HowItIsKnown room={room} />
      <p>
        {priority !== null && (
          <>
            Set <Ago at={priority.since} />.{' '}
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

/** Where each answer of the assessment comes from, for whoever asks. */
function HowItIsKnown({ room }: { room: Room }) {
  const { assessment } = room;
  if (assessment === null || assessment.basis.length === 0) return null;
  const ask = (id: string) => room.questions.find((question) => question.id === id)?.ask ?? id;
  return (
    <details className={styles.known}>
      <summary>
        How it is known,{' '}
        {assessment.sources === 1 ? '1 independent source' : `${assessment.sources} independent sources`}
      </summary>
      <dl>
        {assessment.basis.map(({ question, said, text }) => (
          <div key={question}>
            <dt>{ask(question)}</dt>
            <dd>
              {said} {text !== null && <bdi>{text}</bdi>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

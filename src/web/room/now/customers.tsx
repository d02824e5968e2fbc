import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

const SHOWN = 12;

/** Whom it hurts. */
export function Customers() {
  const { room } = useRoom();
  const total = Math.max(room.customers.length, room.assessment?.customers ?? 0);
  return (
    <section aria-label="Customers" className={styles.fact}>
      <h3>Customers hurt</h3>
      {total === 0 ? (
        <p>None is known yet.</p>
      ) : (
        <p className={styles.who}>
          <strong className="tabular">{total}</strong>{' '}
          {room.customers.slice(0, SHOWN).map((customer, at) => (
            <span key={customer.id}>
              {at > 0 && ', '}
              <bdi>{customer.name}</bdi>
            </span>
          ))}
          {total > Math.min(SHOWN, room.customers.length) &&
            room.customers.length > 0 &&
            ` and ${total - Math.min(SHOWN, room.customers.length)} more`}
        </p>
      )}
      {room.assessment?.featureName !== undefined && room.assessment?.featureName !== null && (
        <p>
          Feature: <bdi>{room.assessment.featureName}</bdi> ({room.assessment.tier}). Workaround:{' '}
          {knownWords(room.assessment.workaround)}. Data at risk: {knownWords(room.assessment.dataAtRisk)}.
        </p>
      )}
    </section>
  );
}

function knownWords(answer: string): string {
  return answer === 'unknown' ? 'not known' : answer;
}

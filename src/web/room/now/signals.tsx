import { Ago } from '../../time/times.tsx';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

const SHOWN = 6;

/** The alerts and reports behind the incident, the newest first. */
export function Signals() {
  const { room } = useRoom();
  if (room.signals.length === 0) return null;
  return (
    <section aria-label="Signals" className={styles.fact}>
      <h3>Alerts and reports</h3>
      <ul className={styles.list}>
        {room.signals
          .slice(-SHOWN)
          .toReversed()
          .map((signal) => (
            <li key={signal.id}>
              <bdi>{signal.title}</bdi>
              {signal.customer !== null && (
                <>
                  , <bdi>{signal.customer}</bdi>
                </>
              )}{' '}
              <small>
                {signal.kind === 'report' ? 'reported' : signal.status} <Ago at={signal.at} />
              </small>
            </li>
          ))}
      </ul>
      {room.signals.length > SHOWN && <small>and {room.signals.length - SHOWN} earlier</small>}
    </section>
  );
}

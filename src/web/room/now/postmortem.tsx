import { Ago } from '../../time/times.tsx';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

/** The postmortem as it stands. */
export function Postmortem() {
  const { room } = useRoom();
  if (room.postmortem === null) return null;
  return (
    <section aria-label="Postmortem" className={styles.fact}>
      <h3>Postmortem</h3>
      <p className={styles.quote} dir="auto">
        {room.postmortem.text}
      </p>
      <p>
        Saved <Ago at={room.postmortem.at} />,{' '}
        {room.postmortem.shared ? 'shared with the stakeholders' : 'not shared yet'}.
      </p>
    </section>
  );
}

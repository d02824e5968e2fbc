import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

/** Ideas parked until the postmortem, without owner or date. */
export function Ideas() {
  const { room } = useRoom();
  return (
    <section aria-label="Parked ideas" className={styles.fact}>
      <h3>Parked until the postmortem</h3>
      <ul className={styles.list}>
        {room.ideas.map((idea) => (
          <li key={idea.id}>
            <bdi>{idea.text}</bdi>{' '}
            <small>
              <bdi>{idea.by.name}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { PostmortemShown } from '#contract/postmortem.ts';
import styles from './postmortem.module.css';

/** What is to be done: ideas that were parked while the incident was open become action items here. */
export function ActionItems({ postmortem }: { postmortem: PostmortemShown }) {
  const { ideas } = postmortem;
  return (
    <section className={styles.part} aria-labelledby="part-actions-title">
      <h2 id="part-actions-title">Action items</h2>
      {ideas.length === 0 ? (
        <p>No idea was parked during the incident.</p>
      ) : (
        <ul aria-label="Parked ideas">
          {ideas.map(({ id, text, by }) => (
            <li key={id}>
              <bdi>{text}</bdi>{' '}
              <small>
                <bdi>{by.name}</bdi>
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import type { PostmortemShown } from '#contract/postmortem.ts';
import { IncidentActions } from '../actions/incident-actions.tsx';
import styles from './postmortem.module.css';

/** What is to be done: ideas that were parked while the incident was open become action items here. */
export function ActionItems({ postmortem: { id } }: { postmortem: PostmortemShown }) {
  return (
    <section className={styles.part} aria-labelledby="part-actions-title">
      <h2 id="part-actions-title">Action items</h2>
      <IncidentActions incidentId={id} />
    </section>
  );
}

import { isOpen } from '#core/incident/phase.ts';
import type { Phase } from '#core/incident/phase.ts';
import { Ago } from '../../time/times.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

/** The way to the postmortem once the incident is over, and how it stands. */
export function Postmortem() {
  const { room } = useRoom();
  if (isOpen(room.phase as Phase)) return null;
  return (
    <section aria-label="Postmortem" className={styles.fact}>
      <h3>Postmortem</h3>
      {room.postmortem !== null && (
        <p>
          Handed in <Ago at={room.postmortem.at} />,{' '}
          {room.postmortem.shared ? 'shared with the stakeholders' : 'not shared yet'}.
        </p>
      )}
      <p>
        <PlaceLink to={`/incidents/${room.id}/postmortem`}>
          {room.postmortem === null ? 'Write the postmortem together' : 'Open the postmortem'}
        </PlaceLink>
      </p>
    </section>
  );
}

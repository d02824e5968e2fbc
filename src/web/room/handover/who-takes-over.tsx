import { reliefOutlook } from '#contract/handover.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useRoom } from '../room-context.ts';
import styles from './handover.module.css';

/** Who would be asked to take a role over and why, or a warning about somebody chosen who needs relief themselves. */
export function WhoTakesOver({ role, personId }: { role: string; personId: string | null }) {
  const { room } = useRoom();
  const query = personId === null ? { role } : { role, to: personId };
  const { data } = useAnswer(reliefOutlook, { params: { id: room.id }, query });
  if (data === undefined) return null;
  if (personId !== null)
    return data.warning === null ? null : (
      <p role="status" className={styles.warning}>
        {data.warning}
      </p>
    );
  if (data.candidates.length === 0) return <small>Nobody who is rested can be reached now.</small>;
  return (
    <small>
      In this order:
      {data.candidates.map(({ id, name, why }) => (
        <span key={id} className={styles.why}>
          <bdi>{name}</bdi>
          {why === null ? '' : `: ${why}`}.
        </span>
      ))}
    </small>
  );
}

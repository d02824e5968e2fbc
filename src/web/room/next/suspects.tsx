import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { useRoom } from '../room-context.ts';
import styles from './duty.module.css';

const VERDICTS = { open: 'not judged yet', confirmed: 'confirmed', 'ruled-out': 'ruled out' } as const;

/** Changes that may have done it, with the way back where there is one. */
export function Suspects() {
  const { room, openAction } = useRoom();
  const standing = room.suspects.filter((suspect) => suspect.verdict !== 'ruled-out');
  const ruledOut = room.suspects.length - standing.length;
  if (room.suspects.length === 0) return null;
  return (
    <section aria-label="Suspects" className={styles.group}>
      <h3>Suspects</h3>
      <ul className={styles.rows}>
        {standing.map((suspect) => (
          <li key={suspect.id}>
            <p className={styles.rowTitle}>
              <bdi>{suspect.title}</bdi>
            </p>
            <small>
              Recorded <Ago at={suspect.at} />, {VERDICTS[suspect.verdict]},{' '}
              {suspect.hasRevertPlan ? 'has a revert plan' : 'has no revert plan'}
            </small>
            <div className={styles.buttons}>
              {room.resolvedAt === null && (
                <ActionButton onClick={() => openAction({ kind: 'mitigate', dutyKey: null, subject: suspect.id })}>
                  Revert this change
                </ActionButton>
              )}
              <ActionButton onClick={() => openAction({ kind: 'judge', dutyKey: null, subject: suspect.id })}>
                Judge this suspect
              </ActionButton>
            </div>
          </li>
        ))}
      </ul>
      {ruledOut > 0 && <small>{ruledOut} ruled out.</small>}
    </section>
  );
}

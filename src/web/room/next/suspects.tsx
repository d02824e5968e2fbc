import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { percent } from './decision-card.tsx';
import { Reasons } from './reasons.tsx';
import { useRoom } from '../room-context.ts';
import styles from './duty.module.css';

const VERDICTS = { open: 'not judged yet', confirmed: 'confirmed', 'ruled-out': 'ruled out' } as const;

/** Less likely ones are not worth a look at night. */
const LEAST_SHOWN = 0.05;

/** Changes that may have done it, beside the one that is to be decided. */
export function Suspects() {
  const { room, openAction } = useRoom();
  const ruledOut = room.suspects.filter((suspect) => suspect.verdict === 'ruled-out').length;
  const standing = room.suspects.filter(
    ({ id, verdict, probability }) =>
      verdict === 'confirmed' ||
      (verdict === 'open' && id !== room.decision?.change.id && (probability ?? 1) >= LEAST_SHOWN),
  );
  if (room.suspects.length === 0) return null;
  return (
    <section aria-label="Suspects" className={styles.group}>
      <h3>Suspects</h3>
      {room.decision === null && (
        <p>
          {room.otherCause ?? (standing.some(({ verdict }) => verdict === 'confirmed') ? '' : 'No strong suspect.')}
        </p>
      )}
      <ul className={styles.rows}>
        {standing.map((suspect) => (
          <li key={suspect.id}>
            <p className={styles.rowTitle}>
              <bdi>{suspect.title}</bdi>
            </p>
            <small>
              {suspect.verdict === 'open' && suspect.probability !== null
                ? `${percent(suspect.probability)} likely`
                : VERDICTS[suspect.verdict]}
              , went out <Ago at={suspect.at} />
              {suspect.hasRevertPlan ? ', has a revert plan' : ''}
            </small>
            <Reasons reasons={suspect.reasons} />
            <div className={styles.buttons}>
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

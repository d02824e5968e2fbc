import type { Room } from '#contract/room.ts';
import { isOpen, type Phase } from '#core/incident/phase.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { quiet } from '../../ui/quiet.ts';
import { percent } from './decision-card.tsx';
import { Reasons } from './reasons.tsx';
import { useRoom } from '../room-context.ts';
import styles from './duty.module.css';

type Suspect = Room['suspects'][number];

/** Less likely ones are folded away: they are not worth a look at night. */
const LEAST_SHOWN = 0.05;

/** Changes that may have done it, beside the one that is to be decided, with the reasons for each. */
export function Suspects() {
  const { room, openAction } = useRoom();
  const others = room.suspects.filter(({ id }) => id !== room.decision?.change.id);
  const standing = others.filter(isWorthALook);
  const unlikely = others.filter((suspect) => suspect.verdict === 'open' && !isWorthALook(suspect));
  const ruledOut = room.suspects.filter(({ verdict }) => verdict === 'ruled-out');
  const isUnderWay = isOpen(room.phase as Phase);
  if (room.suspects.length === 0 && !isUnderWay) return null;
  return (
    <section aria-label="Suspects" className={styles.group}>
      <h3>Suspects</h3>
      <Verdict room={room} />
      {standing.length > 0 && <SuspectRows suspects={standing} />}
      <Folded title="less likely" suspects={unlikely} />
      <Folded title="ruled out" suspects={ruledOut} />
      {isUnderWay && (
        <div className={styles.buttons}>
          <ActionButton
            variant="transparent"
            className={quiet}
            onClick={() => openAction({ kind: 'link-change', dutyKey: null, subject: null })}
          >
            Add a suspect change
          </ActionButton>
        </div>
      )}
    </section>
  );
}

function isWorthALook({ verdict, probability }: Suspect): boolean {
  return verdict === 'confirmed' || (verdict === 'open' && (probability ?? 1) >= LEAST_SHOWN);
}

/** What the list as a whole says, where no change stands out. */
function Verdict({ room: { decision, suspects, otherCause } }: { room: Room }) {
  const standsOut = suspects.some(({ verdict, strong }) => verdict === 'confirmed' || (strong && verdict === 'open'));
  if (decision !== null || standsOut) return null;
  if (otherCause !== null) return <p>{otherCause}</p>;
  return (
    <p>
      {suspects.length === 0
        ? 'No recorded change is suspected.'
        : 'No strong suspect: none of these changes stands out.'}
    </p>
  );
}

function Folded({ title, suspects }: { title: string; suspects: readonly Suspect[] }) {
  if (suspects.length === 0) return null;
  return (
    <details className={styles.plan}>
      <summary>
        {suspects.length} {title}
      </summary>
      <SuspectRows suspects={suspects} />
    </details>
  );
}

function SuspectRows({ suspects }: { suspects: readonly Suspect[] }) {
  const { openAction } = useRoom();
  return (
    <ul className={styles.rows}>
      {suspects.map((suspect) => (
        <li key={suspect.id}>
          <div className={styles.head}>
            <p className={styles.rowTitle}>
              <bdi>{suspect.title}</bdi>
            </p>
            <span className={styles.likely}>{standingOf(suspect)}</span>
          </div>
          <small>
            Went out <Ago at={suspect.at} />
            {suspect.services.length > 0 && (
              <>
                {' to '}
                <bdi>{suspect.services.join(', ')}</bdi>
              </>
            )}
            {suspect.hasRevertPlan ? ', has a revert plan' : ''}
          </small>
          <Reasons reasons={suspect.reasons} />
          <div className={styles.buttons}>
            <ActionButton
              variant="transparent"
              className={quiet}
              aria-label={`${judgeWords(suspect)}: ${suspect.title}`}
              onClick={() => openAction({ kind: 'judge', dutyKey: null, subject: suspect.id })}
            >
              {judgeWords(suspect)}
            </ActionButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

function judgeWords({ verdict }: Suspect): string {
  return verdict === 'open' ? 'Judge this suspect' : 'Judge it again';
}

function standingOf({ verdict, probability }: Suspect): string {
  if (verdict === 'confirmed') return '✓ confirmed';
  return verdict === 'ruled-out' ? 'ruled out' : percent(probability);
}

import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { mitigationWords } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

const OUTCOMES: Record<string, string> = {
  worked: '✓ it worked',
  partly: 'it helped in part',
  'no-effect': 'it changed nothing',
  worse: 'it made things worse',
};
const KINDS: Record<string, string> = {
  revert: 'Revert',
  'fix-forward': 'Fix forward',
  failover: 'Failover',
  scale: 'Scaling',
  restart: 'Restart',
  disable: 'Switched off',
  other: 'Attempt',
};

/** The attempts to restore service and what each did. */
export function Mitigations() {
  const { room, openAction } = useRoom();
  return (
    <section aria-label="Mitigations" className={styles.fact}>
      <h3>Attempts to restore service</h3>
      <ul className={styles.rows}>
        {room.mitigations.toReversed().map((mitigation) => (
          <li key={mitigation.id} className={styles.attempt}>
            <div className={styles.who}>
              {KINDS[mitigation.kind] ?? mitigation.kind}
              {mitigation.changeTitle !== null && (
                <>
                  {' '}
                  of <bdi>{mitigation.changeTitle}</bdi>
                </>
              )}
              :{' '}
              {mitigation.outcome === null ? (
                'running'
              ) : (
                <span className={mitigation.outcome === 'worked' ? styles.ok : undefined}>
                  {OUTCOMES[mitigation.outcome] ?? mitigation.outcome}
                </span>
              )}
              <small>
                <bdi>{mitigation.by.name}</bdi>, <Ago at={mitigation.startedAt} />
                {mitigation.reason !== null && (
                  <>
                    . Not reverted because: <bdi>{mitigation.reason}</bdi>
                  </>
                )}
              </small>
            </div>
            {mitigation.runId !== null && (
              <small>
                <PlaceLink to={`/incidents/${room.id}/runs/${mitigation.runId}`}>
                  See the steps of {mitigationWords(mitigation.kind)}
                </PlaceLink>
              </small>
            )}
            {mitigation.outcome === null && (
              <ActionButton
                onClick={() => openAction({ kind: 'verify-mitigation', dutyKey: null, subject: mitigation.id })}
              >
                Say what {mitigationWords(mitigation.kind)} did
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

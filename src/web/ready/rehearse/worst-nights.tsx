import { rehearseOneNight, type NightsReport } from '#contract/nights.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import drills from '../drills/drills.module.css';
import styles from './rehearse.module.css';

/** The nights that went worst, each of which can be told from beginning to end. */
export function WorstNights({ report, set }: { report: NightsReport; set: string[] }) {
  const tell = useCommand(rehearseOneNight);
  if (report.worst.length === 0) return <p>No night was bad.</p>;
  return (
    <>
      <h3>The worst nights</h3>
      <p className={drills.quietly}>Times are those of the procedure’s zone.</p>
      <ol className={styles.worst}>
        {report.worst.map(({ night, begins, kind, because }) => (
          <li key={night}>
            <div>
              <strong>
                Night {night}, {kind === 'false-alarm' ? 'false alarm' : kind}
              </strong>{' '}
              <small className={drills.quietly}>{begins}</small>
              <p>{because}.</p>
            </div>
            <ActionButton
              variant="default"
              busy={tell.isPending && tell.variables?.body?.night === night}
              onClick={() => tell.mutate({ body: { night, seed: report.seed, set } })}
            >
              Tell night {night}
            </ActionButton>
            {tell.data?.night === night && <Told told={tell.data} />}
          </li>
        ))}
      </ol>
      <RefusalNote error={tell.error} />
    </>
  );
}

function Told({ told }: { told: { title: string; moments: { localTime: string; sentence: string }[] } }) {
  return (
    <div className={styles.told} role="region" aria-label={told.title} tabIndex={0}>
      <p>{told.title}.</p>
      <ol>
        {told.moments.map(({ localTime, sentence }, index) => (
          <li key={`${localTime} ${index}`}>
            <time>{localTime}</time> <span>{sentence}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

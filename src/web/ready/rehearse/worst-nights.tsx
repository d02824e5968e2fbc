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
      <ol className={styles.worst}>
        {report.worst.map(({ night, startAt, kind, because }) => (
          <li key={night}>
            <div>
              <strong>
                Night {night}, {kind}
              </strong>{' '}
              <small className={drills.quietly}>{startAt.slice(0, 16).replace('T', ' ')} UTC</small>
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

function Told({ told }: { told: { title: string; moments: { at: string; localTime: string; sentence: string }[] } }) {
  return (
    <div className={styles.told} role="region" aria-label={told.title} tabIndex={0}>
      <p>{told.title}.</p>
      <ol>
        {told.moments.map(({ at, localTime, sentence }, index) => (
          <li key={`${at} ${index}`}>
            <time dateTime={at}>{localTime}</time> <span>{sentence}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

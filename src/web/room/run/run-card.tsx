import type { PlanRunShown } from '#contract/plan-run.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { useRoom } from '../room-context.ts';
import type { ActionKind } from '../room-action.ts';
import { runHeading } from './run-words.ts';
import { RunView } from './run-view.tsx';
import type { RoomRun } from './use-room-run.ts';
import styles from './run.module.css';

/** A revert that is under way or has just ended, above every duty. Its button is lit only while nothing else comes first. */
export function RunCard({ roomRun, isFirst }: { roomRun: RoomRun; isFirst: boolean }) {
  const { mitigation, run, error } = roomRun;
  const title = mitigation.changeTitle ?? 'the change';
  const heading = run === undefined ? { mark: '▸', words: `Reverting ${title}` } : runHeading(run, title);
  return (
    <article
      aria-labelledby="revert-run"
      className={styles.card}
      data-outcome={run?.outcome ?? undefined}
      data-run={run?.status}
    >
      <h2 id="revert-run" tabIndex={-1} className={styles.title}>
        <span aria-hidden="true">{heading.mark}</span>
        <bdi>{heading.words}</bdi>
      </h2>
      {run === undefined ? (
        error === null ? (
          <Skeletons lines={2} />
        ) : (
          <RefusalNote error={error} />
        )
      ) : (
        <>
          <RunView
            run={run}
            isFirst={isFirst}
            folds
            next={<WhatNext run={run} mitigation={mitigation} isFirst={isFirst} />}
          />
          <small>
            <PlaceLink to={`/incidents/${run.incidentId ?? ''}/runs/${run.id}`}>
              See this run on a page of its own
            </PlaceLink>
          </small>
        </>
      )}
    </article>
  );
}

interface WhatNextProps {
  run: PlanRunShown;
  mitigation: RoomRun['mitigation'];
  isFirst: boolean;
}

/** What can be done after a run: say what it did where only people know, else the next way to restore service. */
function WhatNext({ run, mitigation, isFirst }: WhatNextProps) {
  const { room, openAction } = useRoom();
  const form = (kind: ActionKind, subject: string | null = null) => openAction({ kind, dutyKey: null, subject });
  if (mitigation.outcome === null)
    return (
      <div className={styles.buttons}>
        <ActionButton
          variant={isFirst ? 'filled' : 'default'}
          className={styles.primary ?? ''}
          onClick={() => form('verify-mitigation', mitigation.id)}
          data-duty-button
        >
          Say what the revert did
        </ActionButton>
      </div>
    );
  if (run.outcome === 'worked' || mitigation.outcome === 'worked') return null;
  const next = room.decision?.state === 'offered' ? room.decision.change.title : null;
  return (
    <>
      {next !== null && (
        <p>
          The next suspect stands below: <bdi>{next}</bdi>.
        </p>
      )}
      <div className={styles.buttons}>
        {next === null && <ActionButton onClick={() => form('link-change')}>Add another suspect</ActionButton>}
        <ActionButton onClick={() => form('fix-forward')}>Fix forward</ActionButton>
        <ActionButton onClick={() => form('fail-over')}>Fail over</ActionButton>
      </div>
    </>
  );
}

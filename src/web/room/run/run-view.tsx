import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { PlanRunShown } from '#contract/plan-run.ts';
import { announce } from '../../time/announcer.ts';
import { Ago, Countdown, Relative } from '../../time/times.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { RunActs } from './run-acts.tsx';
import { RunSteps } from './run-steps.tsx';
import { currentStep, leftBehind } from './run-words.ts';
import styles from './run.module.css';

const FOCUS_FALLBACKS = ['[data-duty-button]:not(:disabled)', '[data-run-standing]'];

interface RunViewProps {
  run: PlanRunShown;
  isFirst: boolean;
  /** Folds the steps away once the run has ended. */
  folds?: boolean;
  /** What can be done after its end. */
  next?: ReactNode;
}

/** A run of a plan: what people must know of it, what a person can do now, and its steps. */
export function RunView({ run, isFirst, folds = false, next }: RunViewProps) {
  const view = useRef<HTMLDivElement>(null);
  useKeptFocus(view, FOCUS_FALLBACKS);
  useHeard(run.sayings);
  const isEnded = run.status === 'ended';
  return (
    <div className={styles.run} ref={view}>
      <div className={styles.standing} tabIndex={-1} data-run-standing>
        {run.sayings.map((saying) => (
          <p key={saying}>{saying}</p>
        ))}
        {run.outcome === 'cancelled' && leftBehind(run).map((sentence) => <p key={sentence}>{sentence}</p>)}
        <Watching run={run} />
        <Times run={run} />
      </div>
      <Instructions run={run} />
      <RunActs run={run} isFirst={isFirst} />
      {isEnded && next}
      {isEnded && folds ? (
        <details className={styles.folded}>
          <summary>{run.steps.length === 1 ? '1 step' : `${run.steps.length} steps`}</summary>
          <RunSteps run={run} />
        </details>
      ) : (
        <RunSteps run={run} />
      )}
    </div>
  );
}

/** What a person is to do now, right above the button that says that it is done. */
function Instructions({ run }: { run: PlanRunShown }) {
  const step = currentStep(run);
  if (step?.instructions == null) return null;
  return (
    <p className={styles.instructions} dir="auto">
      {step.instructions}
    </p>
  );
}

function Watching({ run: { status, alerts, verifyUntil } }: { run: PlanRunShown }) {
  if (status === 'ended' || alerts.firing === null) return null;
  return (
    <p>
      {status === 'verifying' && verifyUntil !== null && (
        <>
          The alerts say now whether it helped; the answer is final <Relative at={verifyUntil} />.{' '}
        </>
      )}
      Alerts firing: <span className="tabular">{alerts.firing}</span> now,{' '}
      <span className="tabular">{alerts.firingAtStart}</span> when it began.
    </p>
  );
}

function Times({ run: { by, startedAt, endedAt, timeBoxEndsAt, purpose } }: { run: PlanRunShown }) {
  return (
    <div className={styles.times}>
      <small>
        <bdi>{by.name}</bdi> started it <Ago at={startedAt} />
        {endedAt !== null && (
          <>
            , and it ended <Ago at={endedAt} />
          </>
        )}
      </small>
      {endedAt === null && (
        <small>
          Time box <Countdown dueAt={timeBoxEndsAt} heardAs={`The ${purpose}’s time box`} />
        </small>
      )}
    </div>
  );
}

/** News of a run is heard once, when it comes; not what stood there when the page was opened. */
function useHeard(sayings: readonly string[]) {
  const heard = useRef(new Set(sayings));
  useEffect(() => {
    for (const saying of sayings.filter((one) => !heard.current.has(one))) announce(saying);
    heard.current = new Set([...heard.current, ...sayings]);
  }, [sayings]);
}

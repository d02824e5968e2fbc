import { useRef, useState } from 'react';
import type { PlanRunShown } from '#contract/plan-run.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { quiet } from '../../ui/quiet.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { CancelRunForm } from './cancel-run-form.tsx';
import { JudgeStepForm } from './judge-step-form.tsx';
import { TickForm } from './tick-form.tsx';
import styles from './run.module.css';

type May = PlanRunShown['may'];
type OpenForm =
  | { kind: 'tick'; seen: NonNullable<May['tick']>; outcome: 'succeeded' | 'failed' }
  | { kind: 'judge'; seen: NonNullable<May['judge']> }
  | { kind: 'cancel' };

/** Where the focus goes when its form or button is gone. */
const FOCUS_FALLBACKS = ['[data-duty-button]:not(:disabled)', 'button:not(:disabled)'];

/** What a person can do about a run now. A form keeps the attempt it was opened for, whatever news comes. */
export function RunActs({ run, isFirst }: { run: PlanRunShown; isFirst: boolean }) {
  const [open, setOpen] = useState<OpenForm | null>(null);
  const acts = useRef<HTMLDivElement>(null);
  useKeptFocus(acts, FOCUS_FALLBACKS);
  return (
    <div ref={acts} className={styles.acts}>
      {open === null ? (
        <RunButtons run={run} isFirst={isFirst} onOpen={setOpen} />
      ) : (
        <OpenRunForm run={run} open={open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

interface RunButtonsProps {
  run: PlanRunShown;
  isFirst: boolean;
  onOpen: (form: OpenForm) => void;
}

function RunButtons({ run, isFirst, onOpen }: RunButtonsProps) {
  const { tick, judge, cancel } = run.may;
  if (tick === null && judge === null && !cancel) return null;
  const variant = isFirst ? 'filled' : 'default';
  return (
    <div className={styles.buttons}>
      {tick !== null && (
        <>
          <ActionButton
            variant={variant}
            className={styles.primary ?? ''}
            onClick={() => onOpen({ kind: 'tick', seen: tick, outcome: 'succeeded' })}
            data-duty-button
          >
            Tick this step off
          </ActionButton>
          <ActionButton onClick={() => onOpen({ kind: 'tick', seen: tick, outcome: 'failed' })}>
            I could not do it
          </ActionButton>
        </>
      )}
      {judge !== null && (
        <ActionButton
          variant={variant}
          className={styles.primary ?? ''}
          onClick={() => onOpen({ kind: 'judge', seen: judge })}
          data-duty-button
        >
          Say what became of this step
        </ActionButton>
      )}
      {cancel && (
        <ActionButton variant="transparent" className={quiet} onClick={() => onOpen({ kind: 'cancel' })}>
          Cancel the {run.purpose}
        </ActionButton>
      )}
    </div>
  );
}

function OpenRunForm({ run, open, onClose }: { run: PlanRunShown; open: OpenForm; onClose: () => void }) {
  switch (open.kind) {
    case 'tick':
      return <TickForm run={run} seen={open.seen} outcome={open.outcome} onClose={onClose} />;
    case 'judge':
      return <JudgeStepForm run={run} seen={open.seen} onClose={onClose} />;
    case 'cancel':
      return <CancelRunForm run={run} onClose={onClose} />;
  }
}

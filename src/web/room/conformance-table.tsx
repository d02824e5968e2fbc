import { lengthWords } from '../time/instant-words.ts';
import { Empty } from '../ui/empty.tsx';
import { Rows } from '../ui/rows.tsx';
import styles from './conformance.module.css';

interface Step {
  step: string;
  number: number;
  title: string;
  due: number;
  onTime: number;
  late: number;
  waived: number;
  lapsed: number;
  open: number;
  worstLateMs?: number;
}

/** The steps of a procedure with how they fared. */
export function ConformanceTable({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return <Empty title="No step was due yet." />;
  return (
    <Rows
      label="Steps"
      rows={steps}
      keyOf={(step) => step.step}
      columns={[
        { title: 'Step', cell: (step) => `${step.number}. ${step.title}`, main: true },
        { title: 'Due', cell: (step) => step.due, numeric: true },
        { title: 'On time', cell: (step) => step.onTime, numeric: true },
        {
          title: 'Late',
          cell: (step) =>
            step.late === 0 ? (
              0
            ) : (
              <strong className={styles.late}>
                {step.late}
                {step.worstLateMs !== undefined && step.worstLateMs > 0 && `, by ${lengthWords(step.worstLateMs)}`}
              </strong>
            ),
          numeric: true,
        },
        { title: 'Waived', cell: (step) => step.waived, numeric: true },
        { title: 'Lapsed', cell: (step) => step.lapsed, numeric: true },
        { title: 'Open', cell: (step) => step.open, numeric: true },
      ]}
    />
  );
}

import styles from './insights.module.css';

interface BarsProps {
  /** One for each period, the oldest first; null where there is nothing to tell. */
  values: readonly (number | null)[];
  /** What a bar of full height stands for; null: the highest of all. */
  full: number | null;
  /** Whether the last period still goes on. */
  goesOn: boolean;
}

const HEIGHT = 36;
const STEP = 10;
const GAP = 2;

/** A figure over time as bars. It repeats what the table says, so that nobody needs to hear it. */
export function Bars({ values, full, goesOn }: BarsProps) {
  const highest = full ?? Math.max(1, ...values.map((value) => value ?? 0));
  const width = values.length * STEP - GAP;
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {values.map((value, index) => {
        const height = value === null ? 0 : Math.max(1, (HEIGHT * value) / highest);
        return (
          <rect
            // Periods have no other name than their place.
            key={index}
            x={index * STEP}
            y={HEIGHT - height}
            width={STEP - GAP}
            height={height}
            data-goes-on={(goesOn && index === values.length - 1) || undefined}
          />
        );
      })}
      <line x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} />
    </svg>
  );
}

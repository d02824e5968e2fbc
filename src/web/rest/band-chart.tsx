import { clockWords, dayWords } from '../time/absolute-words.ts';
import { instantMs } from '../time/instant-words.ts';
import { Rows } from '../ui/rows.tsx';
import type { MyRest } from './rest-words.ts';
import { areaPath, hourMarks, linePath, place, placeOfSleepiness } from './chart-paths.ts';
import styles from './rest.module.css';

const SLEEPY = 7;
/** Every third hour is enough in figures. */
const FIGURES_EVERY = 6;

/** Sleepiness from yesterday to tomorrow as a band, with the sleeps it rests on; the same in figures below it. */
export function BandChart({ rest: { curve, sleeps, now } }: { rest: MyRest }) {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined) return null;
  const span = { fromMs: instantMs(first.at), toMs: instantMs(last.at) };
  return (
    <figure className={styles.chart}>
      <figcaption>Sleepiness from yesterday to tomorrow; grey is sleep, the line is now.</figcaption>
      <div className={styles.plot}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {sleeps.map(({ fromAt, toAt }) => (
            <rect
              key={fromAt}
              className={styles.sleep}
              x={place(span, instantMs(fromAt))}
              width={place(span, instantMs(toAt)) - place(span, instantMs(fromAt))}
              y={0}
              height={100}
            />
          ))}
          <path className={styles.band} d={areaPath(curve, span)} />
          <line
            className={styles.limit}
            x1={0}
            x2={100}
            y1={placeOfSleepiness(SLEEPY)}
            y2={placeOfSleepiness(SLEEPY)}
          />
          <path className={styles.likely} d={linePath(curve, span)} />
          <line
            className={styles.now}
            x1={place(span, instantMs(now))}
            x2={place(span, instantMs(now))}
            y1={0}
            y2={100}
          />
        </svg>
        <span className={styles.scale} style={{ top: `${placeOfSleepiness(9)}%` }}>
          fighting sleep
        </span>
        <span className={styles.scale} style={{ top: `${placeOfSleepiness(SLEEPY)}%` }}>
          sleepy
        </span>
        <span className={styles.scale} style={{ top: `${placeOfSleepiness(1)}%` }} data-last>
          wide awake
        </span>
      </div>
      <div className={styles.hours} aria-hidden="true">
        {hourMarks(span).map((ms) => (
          <span key={ms} style={{ insetInlineStart: `${place(span, ms)}%` }}>
            {clockWords(ms)}
          </span>
        ))}
      </div>
      <details>
        <summary>The same in figures</summary>
        <Rows
          label="Sleepiness from yesterday to tomorrow"
          rows={curve.filter((_, index) => index % FIGURES_EVERY === 0)}
          keyOf={({ at }) => at}
          columns={[
            { title: 'When', main: true, cell: ({ at }) => `${dayWords(instantMs(at))}, ${clockWords(instantMs(at))}` },
            { title: 'You are', cell: ({ isAwake }) => (isAwake ? 'awake' : 'asleep') },
            { title: 'Likely', numeric: true, cell: ({ band }) => band.likely },
            { title: 'Between', cell: ({ band }) => `${band.low} and ${band.high}` },
          ]}
        />
      </details>
    </figure>
  );
}

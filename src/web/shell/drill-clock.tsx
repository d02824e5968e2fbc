import { clockWords, dayWords, zoneWords } from '../time/absolute-words.ts';
import { useSeenTime } from '../time/clock-context.tsx';
import styles from './drill-banner.module.css';

/** The space's own time, in words. */
export function DrillClock() {
  const words = useSeenTime((now) => `${dayWords(now)}, ${clockWords(now)} ${zoneWords(now)}`);
  return <time className={styles.clock}>{words}</time>;
}

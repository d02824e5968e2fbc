import { useEffect, useState } from 'react';
import { useLiveState } from '../live/live-state.ts';
import { lengthWords } from '../time/instant-words.ts';
import styles from './connection-note.module.css';

const SHOWN_AFTER_MS = 2500;

/** Says that the desk is out of reach and how old the page is. Nothing while all is well. */
export function ConnectionNote() {
  const { link, heardMs } = useLiveState();
  const lost = useLasting(link === 'lost', SHOWN_AFTER_MS);
  const pageMs = useEverySecond(lost);
  return (
    <div role="status">
      {lost && (
        <p className={styles.note}>
          <strong>No live connection to the desk.</strong>{' '}
          {heardMs === null ? 'Nothing was heard yet.' : `What you see is ${lengthWords(pageMs - heardMs)} old.`} It
          tries again by itself; what you type is kept.
        </p>
      )}
    </div>
  );
}

/** True once something has lasted for a while, so that a short gap shows nothing. */
function useLasting(is: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!is) {
      setLasting(false);
      return undefined;
    }
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [is, ms]);
  return lasting;
}

function useEverySecond(on: boolean): number {
  const [pageMs, setPageMs] = useState(() => performance.now());
  useEffect(() => {
    if (!on) return undefined;
    setPageMs(performance.now());
    const timer = setInterval(() => setPageMs(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [on]);
  return pageMs;
}

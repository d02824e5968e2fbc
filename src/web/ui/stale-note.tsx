import { useEffect, useState } from 'react';
import { lengthWords } from '../time/instant-words.ts';

/** Says how old what one sees is, while asking for news fails. `at` is the page's wall time, as the query cache keeps it. */
export function StaleNote({ at }: { at: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p style={{ padding: '8px 0' }}>
      <small>
        The desk does not answer right now. What you see is {lengthWords(nowMs - at)} old; it tries again by itself.
      </small>
    </p>
  );
}

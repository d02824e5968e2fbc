import type { TimelineEntry } from '#contract/room.ts';
import { clockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import noteStyles from '../../ui/refusal.module.css';

/** Somebody was faster: what they did, so that one can decide again. */
export function OvertakenNote({ since }: { since: readonly TimelineEntry[] }) {
  return (
    <div role="alert" className={noteStyles.note}>
      <p>
        <strong>The incident changed while you wrote.</strong> Nothing was done. Look at it, then press again if it
        still makes sense.
      </p>
      <ul>
        {since.map((entry) => (
          <li key={entry.seq}>
            {clockWords(instantMs(entry.at))} <bdi dir="ltr">{entry.sentence}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

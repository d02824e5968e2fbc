import type { Room } from '#contract/room.ts';
import styles from './fields.module.css';

const SHOWN = 6;

/** The alerts and reports that count as evidence without anybody naming them, and the graphs they point to. */
export function EvidenceList({ signals, links }: { signals: Room['signals']; links: Room['suggested']['links'] }) {
  if (signals.length === 0) return null;
  return (
    <section aria-label="Evidence" className={styles.evidence}>
      <h4>Counts as evidence by itself</h4>
      <ul>
        {signals.slice(-SHOWN).map((signal) => (
          <li key={signal.id}>
            {signal.kind === 'report' ? 'Report' : 'Alert'}: <bdi>{signal.title}</bdi>
            {signal.customer !== null && (
              <>
                , <bdi>{signal.customer}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {signals.length > SHOWN && <small>and {signals.length - SHOWN} older ones</small>}
      {links.length > 0 && (
        <ul>
          {links.map(({ url, title }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                Graph of <bdi>{title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

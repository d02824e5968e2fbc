import { useMemo } from 'react';
import { wordingFindings, type WordingFinding } from '#core/postmortem/blameless.ts';
import { useSettled } from '../ui/use-settled.ts';
import styles from './postmortem.module.css';

const PAUSE_MS = 500;
const MOST = 4;

/** Wording that may be said more kindly, beside the text. Nothing is stopped by it. */
export function WordingHints({ text, names }: { text: string; names: readonly string[] }) {
  const settled = useSettled(text, PAUSE_MS);
  const found = useMemo(() => eachOnce(wordingFindings(settled, names)), [settled, names]);
  if (found.length === 0) return null;
  const left = found.length - MOST;
  return (
    <ul className={styles.hints} aria-label="Wording to look at again">
      {found.slice(0, MOST).map(({ start, words, suggestion }) => (
        <li key={`${start} ${words}`}>
          <q dir="auto">{words}</q> {suggestion}
        </li>
      ))}
      {left > 0 && <li>{left === 1 ? 'One more like this.' : `${left} more like these.`}</li>}
    </ul>
  );
}

/** The same words are said once, however often they stand there. */
function eachOnce(found: WordingFinding[]): WordingFinding[] {
  return [...Map.groupBy(found, ({ words }) => words.toLowerCase()).values()].flatMap(([first]) => first ?? []);
}

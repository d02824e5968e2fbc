import { diffWordsWithSpace } from 'diff';
import styles from './postmortem.module.css';

/** How one text became another: what is gone and what is new, not by colour alone. */
export function TextDiff({ from, to, label }: { from: string; to: string; label: string }) {
  const parts = diffWordsWithSpace(from, to, { timeout: 200 }) ?? [
    { value: from, removed: true, added: false },
    { value: to, removed: false, added: true },
  ];
  return (
    <div className={styles.text} dir="auto" role="group" aria-label={label} tabIndex={0}>
      {parts.map(({ value, added, removed }, index) => {
        const key = `${index} ${value.length}`;
        if (added) return <ins key={key}>{value}</ins>;
        return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
      })}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { JudgedWords } from '#contract/judged-words.ts';
import { markedParts } from './marked-words.ts';
import styles from './guard-note.module.css';

interface GuardNoteProps {
  words: string;
  judged: JudgedWords;
  /** Where the words are not about to be sent. */
  title?: string;
  /** What can be done about it. */
  children?: ReactNode;
}

/** What the commitment guard found: the words with it underlined, why, and the rewrite that keeps the facts. */
export function GuardNote({ words, judged, title, children }: GuardNoteProps) {
  const shown = judged.findings.filter(({ judgement }) => judgement !== 'allow');
  if (shown.length === 0 && judged.isClear) return null;
  const reasons = [...new Set(shown.map(({ reason }) => reason))];
  return (
    <section aria-label="Commitment guard" className={styles.note}>
      <p role="status">
        <strong>
          {title ?? (judged.isClear ? 'Look at this again before you send it.' : 'This cannot go out as it is.')}
        </strong>
      </p>
      {judged.language === null && (
        <p>The guard reads English only. Somebody who reads this language has to approve the words.</p>
      )}
      {shown.length > 0 && (
        <p className={styles.words} dir="auto">
          {markedParts(words, shown).map(({ text, from, finding }) =>
            finding === null ? (
              <span key={from}>{text}</span>
            ) : (
              <mark key={from} data-judgement={finding.judgement} title={finding.reason}>
                {text}
              </mark>
            ),
          )}
        </p>
      )}
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {judged.rewrite !== null && judged.rewrite !== '' && (
        <>
          <small>Without it:</small>
          <p className={styles.rewrite} dir="auto">
            {judged.rewrite}
          </p>
        </>
      )}
      {children !== undefined && <div className={styles.buttons}>{children}</div>}
    </section>
  );
}

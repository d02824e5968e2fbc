import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** An empty place: what will appear here, and the first step. */
export function Empty({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';
import { usePageHeading } from './page.tsx';
import styles from './threshold.module.css';

/** Pages before the desk: sign in, welcome. */
export function Threshold({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const heading = usePageHeading(title);
  return (
    <main className={styles.threshold}>
      <p className={styles.name}>TwoAM</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p>{lead}</p>}
      {children}
    </main>
  );
}

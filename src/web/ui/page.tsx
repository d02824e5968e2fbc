import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { WayUp } from './way-up.tsx';
import type { Above } from './places-above.ts';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** The places above this one, where the address alone does not tell them. */
  above?: readonly Above[];
  /** Wide pages use the whole window. */
  wide?: boolean;
  children: ReactNode;
}

/** A page with its heading, which takes the focus when the page opens. */
export function Page({ title, lead, actions, above, wide = false, children }: PageProps) {
  const heading = usePageHeading(title);
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <WayUp above={above} />
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Names the window after the page and moves the focus to its heading once. */
export function usePageHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · TwoAM`;
  }, [title]);
  useEffect(() => {
    if (
      document.activeElement === null ||
      document.activeElement === document.body ||
      !document.activeElement.isConnected
    )
      heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

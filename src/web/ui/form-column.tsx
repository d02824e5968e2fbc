import type { FormEvent, ReactNode } from 'react';
import styles from './form-column.module.css';

/** A form in one column of readable width. */
export function FormColumn({
  onSubmit,
  label,
  children,
}: {
  onSubmit: (event: FormEvent) => void;
  label?: string;
  children: ReactNode;
}) {
  return (
    <form className={styles.form} onSubmit={onSubmit} aria-label={label}>
      {children}
    </form>
  );
}

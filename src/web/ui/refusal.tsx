import { useId } from 'react';
import { shownRefusal } from '../api/refusal.ts';
import styles from './refusal.module.css';

/** A refusal next to the action it answers: what is wrong, and what to do next. */
export function RefusalNote({ error }: { error: unknown }) {
  const id = useId();
  if (error === null || error === undefined) return null;
  const { code, message, next, details } = shownRefusal(error);
  return (
    <div role="alert" id={id} className={styles.note}>
      <p>
        <strong>{message}</strong> {next}
      </p>
      {code !== 'refused' && details.length > 0 && (
        <ul>
          {details.slice(0, 20).map((detail) => (
            <li key={`${detail.path ?? ''}:${detail.line ?? ''}:${detail.message}`}>
              {detail.line !== undefined && <code>line {detail.line} </code>}
              {detail.path !== undefined && detail.path !== '' && <code>{detail.path} </code>}
              {detail.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import styles from './postmortem.module.css';

/** From so many characters on, words scroll in a box of their own, which the keyboard can reach. */
const LONG = 600;

/** Words that somebody wrote, as they stand. */
export function Quote({ words }: { words: string }) {
  const isLong = words.length > LONG;
  return (
    <blockquote dir="auto" className={styles.quote} {...(isLong ? { 'data-long': true, tabIndex: 0 } : {})}>
      {words}
    </blockquote>
  );
}

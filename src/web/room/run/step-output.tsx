import { useLayoutEffect, useRef } from 'react';
import styles from './run.module.css';

/** Still at the end, give or take a line. */
const NEAR_END_PX = 24;

/** What a step prints, folded away; opened it follows the end until somebody scrolls back. */
export function StepOutput({ title, output }: { title: string; output: string }) {
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (follows.current) toEnd(box.current);
  }, [output]);
  if (output === '') return null;
  return (
    <details
      className={styles.output}
      onToggle={() => {
        // While it was folded away its box had no height to go by.
        follows.current = true;
        toEnd(box.current);
      }}
    >
      <summary>What it printed</summary>
      <pre
        ref={box}
        tabIndex={0}
        role="group"
        aria-label={`What “${title}” printed`}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          if (clientHeight > 0) follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        }}
      >
        {output}
      </pre>
    </details>
  );
}

function toEnd(box: HTMLPreElement | null) {
  box?.scrollTo({ top: box.scrollHeight });
}

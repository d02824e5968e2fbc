import { Button } from '@mantine/core';
import { useState } from 'react';
import { announce } from '../time/announcer.ts';
import styles from './copy-box.module.css';

/** Text to be taken elsewhere: an address, a command. `what` names it on the button, such as "address". */
export function CopyBox({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = () => {
    copyText(text).then(
      () => {
        setOutcome('copied');
        announce(`Copied the ${what}.`);
      },
      () => setOutcome('failed'),
    );
  };
  return (
    <div className={styles.box}>
      <pre tabIndex={0} role="group" aria-label={what}>
        {text}
      </pre>
      <Button onClick={copy}>{outcome === 'copied' ? `Copied the ${what}` : `Copy the ${what}`}</Button>
      {outcome === 'failed' && (
        <small role="alert">This browser does not allow copying here. Select the text and copy it by hand.</small>
      )}
    </div>
  );
}

function copyText(text: string): Promise<void> {
  if (navigator.clipboard === undefined) return Promise.reject(new Error('no clipboard'));
  return navigator.clipboard.writeText(text);
}

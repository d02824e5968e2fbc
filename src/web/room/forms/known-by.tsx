import { useState } from 'react';
import type { Room } from '#contract/room.ts';
import { LineField } from '../../ui/fields.tsx';
import styles from './fields.module.css';

interface KnownByProps {
  question: Room['questions'][number];
  value: string;
  onChange: (text: string) => void;
}

/** How somebody knows the answer: words, or a link that shows it. Put away until it is asked for. */
export function KnownBy({ question, value, onChange }: KnownByProps) {
  const [isOpen, setIsOpen] = useState(value !== '');
  if (!isOpen)
    return (
      <button
        type="button"
        className={styles.ask}
        aria-label={`Say how you know: ${question.ask}`}
        onClick={() => setIsOpen(true)}
      >
        Say how you know
      </button>
    );
  return (
    <LineField
      autoFocus
      label="How do you know?"
      aria-label={`How do you know? ${question.ask}`}
      description="One sentence, or a link that shows it."
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import type { Room } from '#contract/room.ts';
import styles from './fields.module.css';

const SHOWN = 12;

interface EvidenceFieldsProps {
  signals: Room['signals'];
  picked: readonly string[];
  onChange: (picked: string[]) => void;
}

/** The alerts and reports that count as evidence. */
export function EvidenceFields({ signals, picked, onChange }: EvidenceFieldsProps) {
  if (signals.length === 0) return null;
  const toggle = (id: string, on: boolean) => onChange(on ? [...picked, id] : picked.filter((other) => other !== id));
  return (
    <fieldset className={styles.set}>
      <legend>Evidence</legend>
      {signals.slice(-SHOWN).map((signal) => (
        <Checkbox
          key={signal.id}
          label={
            <>
              {signal.kind === 'report' ? 'Report' : 'Alert'}: <bdi>{signal.title}</bdi>
              {signal.customer !== null && (
                <>
                  , <bdi>{signal.customer}</bdi>
                </>
              )}
            </>
          }
          checked={picked.includes(signal.id)}
          onChange={(event) => toggle(signal.id, event.currentTarget.checked)}
        />
      ))}
      {signals.length > SHOWN && <small>and {signals.length - SHOWN} older signals</small>}
    </fieldset>
  );
}

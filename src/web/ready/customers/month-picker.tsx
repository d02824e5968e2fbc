import { Button } from '@mantine/core';
import { quiet } from '../../ui/quiet.ts';
import { monthWords, nextMonth } from './months.ts';
import styles from './customers.module.css';

interface MonthPickerProps {
  month: string;
  onChange: (month: string) => void;
}

/** The month that is shown, with the one before and the one after. */
export function MonthPicker({ month, onChange }: MonthPickerProps) {
  const [before, after] = [nextMonth(month, -1), nextMonth(month, 1)];
  return (
    <div className={styles.months} role="group" aria-label="Month">
      <Button variant="transparent" className={quiet} onClick={() => onChange(before)}>
        {monthWords(before)}
      </Button>
      <strong aria-live="polite">{monthWords(month)}</strong>
      <Button variant="transparent" className={quiet} onClick={() => onChange(after)}>
        {monthWords(after)}
      </Button>
    </div>
  );
}

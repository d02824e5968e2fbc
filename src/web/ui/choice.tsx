import { useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly { value: T; title: string }[];
  value: T | null;
  onChange: (value: T) => void;
  hint?: string;
  /** Looks like tabs, its legend only heard: for what is shown, not for what is answered. */
  tabs?: boolean;
}

/** One of a few: radio buttons that look like one control. */
export function Choice<T extends string>({ legend, options, value, onChange, hint, tabs = false }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice} data-tabs={tabs || undefined}>
      <legend className={tabs ? 'heard-only' : undefined}>{legend}</legend>
      {hint !== undefined && <small className={styles.hint}>{hint}</small>}
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

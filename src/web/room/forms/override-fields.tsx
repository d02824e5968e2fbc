import type { Room } from '#contract/room.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import styles from './fields.module.css';

const BUG = 'bug';

interface OverrideFieldsProps {
  priorities: Room['priorities'];
  value: { priority: string | null; reason: string } | null;
  onChange: (value: { priority: string | null; reason: string } | null) => void;
}

/** Declaring a priority against the table, which needs a reason and leaves a name. */
export function OverrideFields({ priorities, value, onChange }: OverrideFieldsProps) {
  const options = [
    ...priorities.map((priority) => ({ value: priority.id, title: priority.id })),
    { value: BUG, title: 'A bug' },
  ];
  return (
    <details
      className={styles.more}
      onToggle={(event) =>
        onChange(event.currentTarget.open ? (value ?? { priority: priorities[0]?.id ?? null, reason: '' }) : null)
      }
    >
      <summary>Set another priority than the table gives</summary>
      <Choice
        legend="Priority"
        options={options}
        value={value === null ? null : (value.priority ?? BUG)}
        onChange={(picked) => onChange({ priority: picked === BUG ? null : picked, reason: value?.reason ?? '' })}
      />
      <WordsField
        label="Why"
        description="Your name stands beside this reason."
        minRows={2}
        value={value?.reason ?? ''}
        onChange={(event) => onChange({ priority: value?.priority ?? null, reason: event.currentTarget.value })}
      />
    </details>
  );
}

import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { readersZone } from '../../time/absolute-words.ts';
import { LineField } from '../../ui/fields.tsx';
import { idOf } from './rotation-body.ts';
import { RotationForm } from './rotation-form.tsx';
import styles from './oncall.module.css';

interface NewRotationProps {
  people: readonly { id: string; name: string; erased: boolean }[];
  taken: readonly string[];
}

/** A further rotation; the procedure names it by its id. */
export function NewRotation({ people, taken }: NewRotationProps) {
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  if (!open) {
    return (
      <div>
        <ActionButton needs="administer" onClick={() => setOpen(true)}>
          Add a rotation
        </ActionButton>
      </div>
    );
  }
  const clean = idOf(id);
  return (
    <section className={styles.card} aria-label="New rotation">
      <h2>New rotation</h2>
      <LineField
        label="Id"
        description="The procedure names it in `schedule:`."
        value={id}
        error={taken.includes(clean) ? 'This id exists already; saving would replace it.' : undefined}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <RotationForm
        id={taken.includes(clean) ? '' : clean}
        first={{ name: '', zone: readersZone(), startsOn: '', people: [], overrides: [] }}
        people={people}
        onDone={() => setOpen(false)}
      />
    </section>
  );
}

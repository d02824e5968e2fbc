import { Switch } from '@mantine/core';
import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { boundKeys, setSingleKeys, singleKeysOn } from './key-bindings.ts';
import { closeKeysHelp } from './keys-help-state.ts';
import styles from './keys-help.module.css';

/** The keys that work on this page, and the switch that turns them off. */
export function KeysHelp() {
  const [on, setOn] = useState(singleKeysOn);
  return (
    <Dialog title="Keys that work here" onClose={closeKeysHelp}>
      <Switch
        label="Single keys"
        description="Switch them off if you dictate or a key too many worries you. Ctrl K or ⌘ K always opens the palette."
        checked={on}
        onChange={(event) => {
          setSingleKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
      {boundKeys().map((group) => (
        <section key={group.title} className={styles.group}>
          <h3>{group.title}</h3>
          <dl>
            {group.bindings.map((binding) => (
              <div key={binding.keys}>
                <dt>
                  {binding.keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{binding.title}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

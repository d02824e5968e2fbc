import { Switch } from '@mantine/core';
import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { putMyRest } from '#contract/rest.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import type { MyRest } from './rest-words.ts';
import styles from './rest.module.css';

type Settings = MyRest['settings'];

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** When they usually sleep, and what may be made of it. */
export function UsualSleepForm({ rest }: { rest: MyRest }) {
  const [settings, setSettings] = useState<Settings>(rest.settings);
  const put = useCommand(putMyRest);
  const change = (part: Partial<Settings>) => setSettings({ ...settings, ...part });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending) put.mutate({ body: settings });
  };
  return (
    <section aria-labelledby="usual-sleep" className={styles.part}>
      <h2 id="usual-sleep">Your usual sleep</h2>
      <p className={styles.small}>
        {rest.isAssumed
          ? 'You said nothing of it yet, so a night from 23:00 to 07:00 is assumed.'
          : `Meant by the clocks in ${settings.zone}.`}
      </p>
      <FormColumn onSubmit={send} label="Your usual sleep">
        <Times legend="Before a day of work" value={settings.usual} onChange={(usual) => change({ usual })} />
        <Times
          legend="Before a day off"
          value={settings.usualBeforeDayOff}
          onChange={(usualBeforeDayOff) => change({ usualBeforeDayOff })}
        />
        <DaysOff value={settings.daysOff} onChange={(daysOff) => change({ daysOff })} />
        <Switch
          label="Infer my sleep from what I do on this desk"
          description="Off unless you turn it on. At most every ten minutes it is noted that you did something in an incident; never what. Turned off again, these notes are deleted."
          checked={settings.infer}
          onChange={(event) => change({ infer: event.currentTarget.checked })}
        />
        <Switch
          label="Estimate how rested I am"
          description="Switched off, everything known of your sleep is deleted and only your time on duty counts."
          checked={settings.estimate}
          onChange={(event) => change({ estimate: event.currentTarget.checked })}
        />
        <RefusalNote error={put.error} />
        <div>
          <ActionButton type="submit" needs="view" busy={put.isPending}>
            Save how I sleep
          </ActionButton>
        </div>
      </FormColumn>
    </section>
  );
}

interface TimesProps {
  legend: string;
  value: Settings['usual'];
  onChange: (value: Settings['usual']) => void;
}

function Times({ legend, value, onChange }: TimesProps) {
  return (
    <fieldset className={styles.fieldset}>
      <legend>{legend}</legend>
      <div className={styles.pair}>
        <LineField
          label="Asleep from"
          type="time"
          required
          withAsterisk={false}
          value={value.from}
          onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
        />
        <LineField
          label="To"
          type="time"
          required
          withAsterisk={false}
          value={value.to}
          onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}

function DaysOff({ value, onChange }: { value: readonly number[]; onChange: (value: number[]) => void }) {
  return (
    <fieldset className={styles.fieldset}>
      <legend>Days on which you do not work</legend>
      <div className={styles.days}>
        {DAYS.map((title, index) => {
          const day = index + 1;
          return (
            <label key={title}>
              <input
                type="checkbox"
                checked={value.includes(day)}
                onChange={({ currentTarget }) =>
                  onChange(
                    currentTarget.checked
                      ? [...value, day].toSorted((a, b) => a - b)
                      : value.filter((one) => one !== day),
                  )
                }
              />
              <span>{title}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

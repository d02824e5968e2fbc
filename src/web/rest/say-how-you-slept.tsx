import { useState } from 'react';
import type { FormEvent } from 'react';
import { sayOfMyRest } from '#contract/rest.ts';
import { useCommand } from '../api/use-command.ts';
import { instantOfLocal } from '../ready/oncall/rotation-body.ts';
import { readersZone } from '../time/absolute-words.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PickOne } from '../ui/pick-one.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import styles from './rest.module.css';

/** Puts right what is thought of a sleep, or of where they are. */
export function SayHowYouSlept({ zone }: { zone: string }) {
  return (
    <details className={styles.more}>
      <summary>I slept at other times, or I am in another time zone</summary>
      <SleptForm />
      <ZoneForm zone={zone} />
    </details>
  );
}

function SleptForm() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const say = useCommand(sayOfMyRest);
  const fromAt = instantOfLocal(from);
  const toAt = instantOfLocal(to);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (fromAt === null || toAt === null || say.isPending) return;
    const done = () => {
      setFrom('');
      setTo('');
    };
    say.mutate({ body: { kind: 'slept', fromAt, toAt } }, { onSuccess: done });
  };
  return (
    <FormColumn onSubmit={send} label="When I slept">
      <div className={styles.pair}>
        <LineField
          label="I slept from"
          description={`Your time, ${readersZone()}`}
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <LineField
          label="To"
          description={`Your time, ${readersZone()}`}
          type="datetime-local"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <RefusalNote error={say.error} />
      <div>
        <ActionButton type="submit" needs="view" busy={say.isPending} notYet={fromAt === null || toAt === null}>
          Say when I slept
        </ActionButton>
      </div>
    </FormColumn>
  );
}

function ZoneForm({ zone }: { zone: string }) {
  const [picked, setPicked] = useState<string | null>(null);
  const say = useCommand(sayOfMyRest);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (picked === null || say.isPending) return;
    say.mutate({ body: { kind: 'zone', zone: picked } }, { onSuccess: () => setPicked(null) });
  };
  return (
    <FormColumn onSubmit={send} label="Where I am">
      <PickOne
        label="I am in another time zone now"
        description={`So far you are in ${zone}. Your body clock follows the new one by about an hour a day.`}
        data={Intl.supportedValuesOf('timeZone').concat('UTC')}
        value={picked}
        onChange={setPicked}
      />
      <RefusalNote error={say.error} />
      <div>
        <ActionButton type="submit" needs="view" busy={say.isPending} notYet={picked === null}>
          Say where I am
        </ActionButton>
      </div>
    </FormColumn>
  );
}

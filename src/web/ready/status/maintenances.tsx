import { useState } from 'react';
import type { FormEvent } from 'react';
import { listMaintenances, sayOfMaintenance } from '#contract/maintenance.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Relative } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Shown } from '../../ui/shown.tsx';
import { PlanMaintenance, type Component } from './plan-maintenance.tsx';
import people from '../people/people.module.css';
import settings from '../settings/settings.module.css';

type Maintenance = AnswerOf<typeof listMaintenances>['maintenances'][number];

const STATES = {
  scheduled: 'Planned',
  in_progress: 'In progress',
  verifying: 'Being verified',
  completed: 'Completed',
  cancelled: 'Called off',
} as const;

const SHOWN_PAST = 5;

/** Planned work, and what readers are told of it. */
export function Maintenances({ components }: { components: readonly Component[] }) {
  const answer = useAnswer(listMaintenances);
  return (
    <section aria-labelledby="maintenance" className={settings.section}>
      <h2 id="maintenance">Planned maintenance</h2>
      <Shown answer={answer}>
        {({ maintenances }) => {
          const open = maintenances.filter(({ state }) => state !== 'completed' && state !== 'cancelled');
          const past = maintenances.filter((one) => !open.includes(one)).slice(0, SHOWN_PAST);
          return maintenances.length === 0 ? (
            <Empty title="No maintenance is planned." lead="Readers are told now, a day before, and when it begins." />
          ) : (
            <ul className={people.people}>
              {[...open, ...past].map((one) => (
                <MaintenanceRow key={one.id} maintenance={one} components={components} />
              ))}
            </ul>
          );
        }}
      </Shown>
      <PlanMaintenance components={components} />
    </section>
  );
}

function MaintenanceRow({ maintenance, components }: { maintenance: Maintenance; components: readonly Component[] }) {
  const { title, state, startsAt, endsAt, entries } = maintenance;
  const [doing, setDoing] = useState<'say' | 'change' | null>(null);
  const isOver = state === 'completed' || state === 'cancelled';
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{title}</bdi>
          </strong>
          <small>
            {STATES[state]}, begins <Relative at={startsAt} />, ends <Relative at={endsAt} />
          </small>
        </div>
        {!isOver && doing === null && (
          <div className={people.buttons}>
            <ActionButton aria-label={`Tell readers of ${title}`} onClick={() => setDoing('say')}>
              Tell readers
            </ActionButton>
            <ActionButton aria-label={`Change ${title}`} onClick={() => setDoing('change')}>
              Change
            </ActionButton>
          </div>
        )}
      </div>
      <p dir="auto">{entries.at(-1)?.text}</p>
      {doing === 'say' && <SayForm maintenance={maintenance} onDone={() => setDoing(null)} />}
      {doing === 'change' && (
        <PlanMaintenance components={components} before={maintenance} onDone={() => setDoing(null)} />
      )}
    </li>
  );
}

const NEXT = (['in_progress', 'verifying', 'completed', 'cancelled'] as const).map((value) => ({
  value,
  title: STATES[value],
}));

function SayForm({ maintenance: { id, title }, onDone }: { maintenance: Maintenance; onDone: () => void }) {
  const [state, setState] = useState<(typeof NEXT)[number]['value']>('in_progress');
  const [text, setText] = useState('');
  const say = useCommand(sayOfMaintenance);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!say.isPending) say.mutate({ params: { id }, body: { state, text } }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label={`Tell readers of ${title}`}>
      <Choice legend="How is it?" options={NEXT} value={state} onChange={setState} />
      <WordsField label="Words" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <RefusalNote error={say.error} />
      <div className={people.buttons}>
        <ActionButton type="submit" variant="filled" busy={say.isPending} disabled={text.trim() === ''}>
          Post this to the status page
        </ActionButton>
        <ActionButton onClick={onDone}>Not now</ActionButton>
      </div>
    </FormColumn>
  );
}

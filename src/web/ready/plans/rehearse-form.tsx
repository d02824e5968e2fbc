import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { listChanges } from '#contract/changes.ts';
import { rehearseService } from '#contract/plan-run.ts';
import type { TemplateShown } from '#contract/revert-plans.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useGo } from '../../ui/use-go.ts';
import people from '../people/people.module.css';

const MOST_CHANGES = 50;
const LATEST = 'latest';

/** Runs the plan of a service in another environment, and goes to see how it does. */
export function RehearseForm({ template, onClose }: { template: TemplateShown; onClose: () => void }) {
  const { service, kinds, steps } = template;
  const [environment, setEnvironment] = useState('staging');
  const [change, setChange] = useState(LATEST);
  const { data } = useAnswer(listChanges, { query: { service, limit: MOST_CHANGES } });
  const rehearse = useCommand(rehearseService);
  const go = useGo();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isNamed = environment.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (rehearse.isPending || !isNamed) return;
    const body = { environment: environment.trim(), change: change === LATEST ? null : change };
    rehearse.mutate({ params: { id: service }, body }, { onSuccess: ({ id }) => go(`/ready/plans/runs/${id}`) });
  };
  const fitting = (data?.changes ?? []).filter(({ kind, isRevert }) => kinds.includes(kind) && !isRevert);
  return (
    <div ref={form}>
      <FormColumn onSubmit={send} label={`Rehearse ${service}`}>
        <h3>
          Rehearse <bdi>{service}</bdi>
        </h3>
        <LineField
          label="Environment"
          description="Where it runs. Never where the change went."
          dir="ltr"
          value={environment}
          onChange={(event) => setEnvironment(event.currentTarget.value)}
        />
        <PickOne
          label="Which change is undone?"
          data={[
            { value: LATEST, label: 'The latest that went well' },
            ...fitting.map(({ id, title, at }) => ({ value: id, label: `${title}, ${at.slice(0, 10)}` })),
          ]}
          value={change}
          onChange={(chosen) => setChange(chosen ?? LATEST)}
        />
        <p>
          {steps.length === 1 ? 'Its step runs' : `Its ${steps.length} steps run`} in{' '}
          <bdi>{isNamed ? environment.trim() : 'that environment'}</bdi> at once, as they would in earnest.
        </p>
        <RefusalNote error={rehearse.error} />
        <div className={people.buttons}>
          <ActionButton type="submit" variant="filled" busy={rehearse.isPending} notYet={!isNamed}>
            {rehearse.isPending ? 'Starting the rehearsal' : `Rehearse in ${isNamed ? environment.trim() : '…'}`}
          </ActionButton>
          <Button onClick={onClose}>Not now</Button>
        </div>
      </FormColumn>
    </div>
  );
}

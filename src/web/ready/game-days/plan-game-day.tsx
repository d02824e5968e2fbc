import { useState } from 'react';
import type { FormEvent } from 'react';
import { planGameDay } from '#contract/game-days.ts';
import { listPeople } from '#contract/people.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { REAL } from '../../api/space.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne, PickSome } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useGo } from '../../ui/use-go.ts';
import people from '../people/people.module.css';
import { instantOfLocal } from '../oncall/rotation-body.ts';

const SPEEDS = ['1', '2', '5', '10'].map((value) => ({ value, title: value === '1' ? 'Real speed' : `${value}×` }));
const BY_HAND = 'by-hand';

interface PlanProps {
  scenarios: readonly { id: string; title: string }[];
  roles: readonly { id: string; title: string }[];
}

/** The form for a new game day, behind a button. */
export function PlanGameDay(props: PlanProps) {
  const [open, setOpen] = useState(false);
  if (open) return <PlanForm {...props} onDone={() => setOpen(false)} />;
  return (
    <div>
      <ActionButton needs="publish-procedure" onClick={() => setOpen(true)}>
        Plan a game day
      </ActionButton>
    </div>
  );
}

function planWords(asked: number): string {
  if (asked === 0) return 'Plan it';
  return asked === 1 ? 'Plan it and ask one person' : `Plan it and ask ${asked} people`;
}

function PlanForm({ scenarios, roles, onDone }: PlanProps & { onDone: () => void }) {
  const [title, setTitle] = useState('');
  const [at, setAt] = useState('');
  const [scenario, setScenario] = useState(BY_HAND);
  const [speed, setSpeed] = useState('1');
  const [seats, setSeats] = useState<Record<string, string[]>>({});
  const { data } = useAnswer(listPeople);
  const plan = useCommand(planGameDay);
  const go = useGo();
  const startsAt = instantOfLocal(at);
  const invitations = roles.flatMap(({ id: role }) => (seats[role] ?? []).map((personId) => ({ personId, role })));
  const isWhole = title.trim() !== '' && startsAt !== null && invitations.length > 0;
  const taken = new Set(invitations.map(({ personId }) => personId));
  const known = (data?.people ?? []).filter(({ erased }) => !erased);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || plan.isPending) return;
    const body = {
      ...{ title: title.trim(), startsAt, speed: Number(speed), invitations },
      scenario: scenario === BY_HAND ? null : scenario,
    };
    plan.mutate({ body }, { onSuccess: ({ id }) => go(`/ready/game-days/${id}`, REAL) });
  };
  return (
    <FormColumn onSubmit={send} label="Plan a game day">
      <LineField label="Title" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <LineField
        label="When, in your time"
        description="You start it yourself. This is when people are asked to be there."
        type="datetime-local"
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <PickOne
        label="What happens?"
        description="Of a scenario only tickets, alerts and changes are played; what to do is left to the people."
        data={[
          { value: BY_HAND, label: 'Nothing by itself: I bring every signal' },
          ...scenarios.map(({ id, title: label }) => ({ value: id, label })),
        ]}
        value={scenario}
        onChange={(chosen) => setScenario(chosen ?? BY_HAND)}
      />
      <Choice legend="How fast?" options={SPEEDS} value={speed} onChange={setSpeed} />
      {roles.map(({ id: role, title: roleTitle }) => (
        <PickSome
          key={role}
          label={`Who plays: ${roleTitle}`}
          data={known
            .filter(({ id }) => !taken.has(id) || (seats[role] ?? []).includes(id))
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={seats[role] ?? []}
          onChange={(chosen) => setSeats({ ...seats, [role]: chosen })}
        />
      ))}
      <p>
        {invitations.length === 0
          ? 'Choose at least one person. A role that nobody plays never answers.'
          : `${invitations.length === 1 ? 'One person is' : `${invitations.length} people are`} asked by mail. Nobody is in it before they agree themselves.`}
      </p>
      <RefusalNote error={plan.error} />
      <div className={people.buttons}>
        <ActionButton type="submit" needs="publish-procedure" variant="filled" busy={plan.isPending} notYet={!isWhole}>
          {planWords(invitations.length)}
        </ActionButton>
        <ActionButton onClick={onDone}>Not now</ActionButton>
      </div>
    </FormColumn>
  );
}

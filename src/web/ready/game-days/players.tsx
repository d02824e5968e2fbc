import { useState } from 'react';
import type { FormEvent } from 'react';
import { inviteToGameDay, listGameDays, type GameDay } from '#contract/game-days.ts';
import { listPeople } from '#contract/people.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Rows } from '../../ui/rows.tsx';
import drills from '../drills/drills.module.css';
import { ANSWERS, reachWords } from './game-day-words.ts';

/** Everybody who was asked, what they said for themselves, and how they are reached. */
export function Players({ gameDay }: { gameDay: GameDay }) {
  const { invitations, state } = gameDay;
  return (
    <section aria-labelledby="players" className={drills.section}>
      <h2 id="players">Who was asked</h2>
      {invitations.length === 0 ? (
        <Empty title="Nobody was asked yet." lead="Ask somebody; they agree or decline for themselves." />
      ) : (
        <Rows
          label="Who was asked"
          rows={invitations}
          keyOf={({ personId }) => personId}
          columns={[
            { title: 'Person', main: true, cell: ({ name }) => <bdi>{name}</bdi> },
            { title: 'Role', cell: ({ roleTitle }) => roleTitle },
            { title: 'Answer', cell: ({ answer }) => ANSWERS[answer] },
            { title: 'Reached', cell: ({ answer, channels }) => answer === 'agreed' && reachWords(channels) },
          ]}
        />
      )}
      {state === 'planned' && <AskOneMore gameDay={gameDay} />}
    </section>
  );
}

function AskOneMore({ gameDay: { id, invitations } }: { gameDay: GameDay }) {
  const [open, setOpen] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);
  const [role, setRole] = useState<string | null>(null);
  const people = useAnswer(listPeople, {}, { enabled: open });
  const plans = useAnswer(listGameDays, {}, { enabled: open });
  const invite = useCommand(inviteToGameDay);
  if (!open)
    return (
      <div>
        <ActionButton needs="publish-procedure" onClick={() => setOpen(true)}>
          Ask one more person
        </ActionButton>
      </div>
    );
  const asked = new Set(invitations.map((one) => one.personId));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (personId === null || role === null || invite.isPending) return;
    invite.mutate({ params: { id }, body: { personId, role } }, { onSuccess: () => setOpen(false) });
  };
  return (
    <FormColumn onSubmit={send} label="Ask one more person">
      <PickOne
        label="Who?"
        data={(people.data?.people ?? [])
          .filter((one) => !one.erased && !asked.has(one.id))
          .map(({ id: value, name }) => ({ value, label: name }))}
        value={personId}
        onChange={setPersonId}
      />
      <PickOne
        label="To play what?"
        data={(plans.data?.roles ?? []).map(({ id: value, title }) => ({ value, label: title }))}
        value={role}
        onChange={setRole}
      />
      <RefusalNote error={invite.error} />
      <div>
        <ActionButton
          type="submit"
          needs="publish-procedure"
          busy={invite.isPending}
          notYet={personId === null || role === null}
        >
          Ask by mail
        </ActionButton>
      </div>
    </FormColumn>
  );
}

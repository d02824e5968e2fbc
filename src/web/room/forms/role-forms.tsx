import { useState } from 'react';
import { proposeHandover } from '#contract/handover.ts';
import { assignRole, pageRole } from '#contract/incident-roles.ts';
import type { Room } from '#contract/room.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { WhoTakesOver } from '../handover/who-takes-over.tsx';
import { PersonPick } from './person-pick.tsx';
import { lowerFirst } from './post-words.ts';
import { useFormEnd } from './use-form-end.ts';
import { isolated } from '#core/shared/isolated.ts';

type Role = Room['roles'][number];

function useRole(subject: string | null) {
  const { room } = useRoom();
  const [picked, setPicked] = useState(subject);
  const role = room.roles.find((candidate) => candidate.role === picked);
  const choice = subject === null && (
    <Choice
      legend="Which role?"
      options={room.roles.map(({ role: value, title }) => ({ value, title }))}
      value={picked}
      onChange={setPicked}
    />
  );
  return { role, choice };
}

/** Asks the holder of a role to come. */
export function PageForm({ action }: { action: RoomAction }) {
  const { role, choice } = useRole(action.subject);
  const [message, setMessage] = useState('');
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(pageRole, { said: 'The page is on its way.', onDone: done });
  return (
    <CommandForm
      title={role === undefined ? 'Page a role' : `Page the ${lowerFirst(role.title)}`}
      submit={role === undefined ? 'Page the role' : `Page ${pagedWords(role)}`}
      working="Paging"
      ready={role !== undefined}
      busy={command.isPending}
      error={command.error}
      onSubmit={() =>
        command.mutate({ role: role?.role ?? '', ...(message.trim() === '' ? {} : { message: message.trim() }) })
      }
      onCancel={cancel}
      {...(role === undefined ? {} : { consequence: reachedWords(role) })}
    >
      {choice}
      <WordsField
        label="A message, if it helps"
        minRows={2}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

function pagedWords(role: Role): string {
  return isolated(role.holder?.name ?? role.candidates[0]?.name ?? `the ${lowerFirst(role.title)}`);
}

function reachedWords(role: Role): string {
  const [first, ...then] = role.holder === null ? role.candidates : [role.holder];
  if (first === undefined) return 'The schedule names nobody for this role now. Its deputies are asked.';
  return then.length === 0
    ? `${isolated(first.name)} is called now.`
    : `${isolated(first.name)} is called now; if there is no answer, ${then.map(({ name }) => isolated(name)).join(', then ')}.`;
}

/** Gives a role to a person. */
export function AssignForm({ action }: { action: RoomAction }) {
  const { role, choice } = useRole(action.subject);
  const [personId, setPersonId] = useState<string | null>(role?.candidates[0]?.id ?? null);
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(assignRole, { said: 'The role is assigned.', onDone: done });
  return (
    <CommandForm
      title={role === undefined ? 'Assign a role' : `Who is the ${lowerFirst(role.title)}?`}
      submit={role === undefined ? 'Assign the role' : `Assign the ${lowerFirst(role.title)}`}
      working="Assigning"
      ready={role !== undefined && personId !== null}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ role: role?.role ?? '', personId: personId ?? '' })}
      onCancel={cancel}
    >
      {choice}
      <PersonPick label="Person" value={personId} onChange={setPersonId} first={role?.candidates ?? []} />
    </CommandForm>
  );
}

/** Asks somebody to take a role over, with what they need to know; its holder keeps it until it is read back. */
export function HandOverForm({ action }: { action: RoomAction }) {
  const { role, choice } = useRole(action.subject);
  const [personId, setPersonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(proposeHandover, {
    said: 'They are asked. The role passes when they have read back.',
    onDone: done,
  });
  return (
    <CommandForm
      title={role === undefined ? 'Hand over a role' : `Hand over as ${lowerFirst(role.title)}`}
      submit={personId === null ? 'Ask whoever is rested' : 'Ask them to take over'}
      working="Asking"
      consequence={`${isolated(role?.holder?.name ?? 'The holder')} keeps the role until they have read the packet and said it back.`}
      ready={role !== undefined}
      busy={command.isPending}
      error={command.error}
      onSubmit={() =>
        command.mutate({
          role: role?.role ?? '',
          toPersonId: personId,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        })
      }
      onCancel={cancel}
    >
      {choice}
      <PersonPick
        label="To whom?"
        value={personId}
        onChange={setPersonId}
        first={(role?.candidates ?? []).filter((person) => person.id !== role?.holder?.id)}
        placeholder="Whoever is rested and can be reached"
      />
      {role !== undefined && <WhoTakesOver role={role.role} personId={personId} />}
      <WordsField
        label="What do they need to know?"
        description="What is true, what was tried, what comes next."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

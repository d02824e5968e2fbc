import type { ReactNode } from 'react';
import type { Route } from '#contract/route.ts';
import { dismissIncident, reopen, resolve } from '#contract/incident.ts';
import { parkIdea, sumUp } from '#contract/conversation.ts';
import { sharePostmortem, writePostmortem } from '#contract/postmortem.ts';
import { tickDuty, waiveDuty } from '#contract/duties.ts';
import { WordsField } from '../../ui/fields.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { lowerFirst } from './post-words.ts';
import { useFormEnd } from './use-form-end.ts';

interface WordsFormProps {
  name: string;
  title: string;
  label: string;
  hint?: string;
  submit: string;
  working: string;
  said: string;
  consequence?: ReactNode;
  optional?: boolean;
  guarded?: boolean;
  rows?: number;
  initial?: string;
  route: Route;
  body: (words: string) => object;
}

/** Forms that need one text and nothing else. */
function WordsForm(props: WordsFormProps) {
  const { room } = useRoom();
  const [words, setWords, clearWords] = useDraft(`${room.id}:${props.name}`, props.initial);
  const { cancel, done } = useFormEnd();
  const end = () => {
    clearWords();
    done();
  };
  const command = useRoomCommand(props.route, { said: props.said, guarded: props.guarded === true, onDone: end });
  const send = () => command.mutate(props.body(words.trim()));
  return (
    <CommandForm
      title={props.title}
      consequence={props.consequence}
      submit={props.submit}
      working={props.working}
      ready={props.optional === true || words.trim() !== ''}
      busy={command.isPending}
      error={command.error}
      onSubmit={send}
      onCancel={cancel}
    >
      <WordsField
        label={props.label}
        description={props.hint}
        minRows={props.rows ?? 3}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

export function ResolveForm() {
  const { room } = useRoom();
  const told = new Intl.ListFormat('en-GB').format(room.audiences.map((audience) => lowerFirst(audience.title)));
  return (
    <WordsForm
      name="resolve"
      title="Confirm that service is restored"
      label="How do you know that service is restored?"
      hint="What you checked, and what it showed."
      submit="Resolve the incident"
      working="Resolving"
      said="The incident is resolved."
      guarded
      route={resolve}
      body={(verification) => ({ verification })}
      consequence={room.publicWords === null ? undefined : `The procedure then tells ${told} that service is back.`}
    />
  );
}

export function ReopenForm() {
  return (
    <WordsForm
      name="reopen"
      title="Reopen the incident"
      label="What is back?"
      submit="Reopen the incident"
      working="Reopening"
      said="The incident is open again."
      guarded
      route={reopen}
      body={(reason) => ({ reason })}
      consequence="The outage clocks run again, and the people on call are asked to come."
    />
  );
}

export function SumUpForm() {
  return (
    <WordsForm
      name="sum-up"
      title="Sum up in the channel"
      label="Summary"
      hint="What customers could not do, from when to when, and what restored service."
      rows={5}
      submit="Post the summary"
      working="Posting the summary"
      said="The summary is posted."
      route={sumUp}
      body={(text) => ({ text })}
    />
  );
}

export function PostmortemForm() {
  return (
    <WordsForm
      name="postmortem"
      title="Write the postmortem"
      label="What happened, in short"
      hint="It becomes the summary of the postmortem, which is handed in with it. Its other parts, and the facts, are on a page of their own."
      rows={8}
      submit="Hand the postmortem in"
      working="Saving"
      said="The postmortem is handed in."
      route={writePostmortem}
      body={(text) => ({ text })}
    />
  );
}

export function ShareForm() {
  return (
    <WordsForm
      name="share"
      title="Share the postmortem"
      label="A note to those who read it"
      optional
      rows={2}
      submit="Share the postmortem"
      working="Sharing"
      said="The postmortem is shared."
      route={sharePostmortem}
      body={(note) => (note === '' ? {} : { note })}
      consequence="The stakeholders named in the procedure receive it."
    />
  );
}

export function ParkForm() {
  return (
    <WordsForm
      name="idea"
      title="Park an idea"
      label="Idea"
      hint="It is kept without owner or date until the postmortem. Nobody commits to anything now."
      rows={2}
      submit="Park the idea"
      working="Parking"
      said="The idea is parked."
      route={parkIdea}
      body={(text) => ({ text })}
    />
  );
}

export function DismissForm() {
  return (
    <WordsForm
      name="dismiss"
      title="Not an incident: a bug"
      label="Ticket"
      hint="The bug’s ticket, as a number or a link."
      rows={1}
      submit="Close as a bug"
      working="Closing"
      said="It is closed as a bug."
      guarded
      route={dismissIncident}
      body={(ticket) => ({ ticket })}
      consequence="The incident ends here. Those who reported it are told that it is a bug with this ticket."
    />
  );
}

export function TickForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const title = room.duties.find((duty) => duty.key === action.dutyKey)?.title ?? 'this';
  return (
    <WordsForm
      name={`tick:${action.dutyKey ?? ''}`}
      title={title}
      label="A note, if it helps"
      optional
      rows={2}
      submit="Tick this off"
      working="Ticking off"
      said="Ticked off."
      route={tickDuty}
      body={(note) => ({ key: action.dutyKey ?? '', ...(note === '' ? {} : { note }) })}
    />
  );
}

export function WaiveForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const title = room.duties.find((duty) => duty.key === action.dutyKey)?.title ?? 'this duty';
  return (
    <WordsForm
      name={`waive:${action.dutyKey ?? ''}`}
      title={`Release “${title}”`}
      label="Why is it not needed?"
      rows={2}
      submit="Release this duty"
      working="Releasing"
      said="The duty is released."
      route={waiveDuty}
      body={(reason) => ({ key: action.dutyKey ?? '', reason })}
      consequence="The conformance report shows it as waived, with your name and reason."
    />
  );
}

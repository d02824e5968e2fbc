import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { listIncidents } from '#contract/incident.ts';
import type { GroupSummary } from '#contract/signal.ts';
import { declareGroup, dismissGroup, joinGroup } from '#contract/signal.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField, WordsField } from '../ui/fields.tsx';
import { PickOne } from '../ui/pick-one.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useGo } from '../ui/use-go.ts';
import { ViewerNote } from '../ui/viewer-note.tsx';
import styles from './group.module.css';

/** What becomes of a group: an incident, part of one, or nothing, with a reason. */
export function Judge({ group }: { group: GroupSummary }) {
  const [open, setOpen] = useState<'join' | 'dismiss' | null>(null);
  return (
    <section aria-label="Judge this group" className={styles.judge}>
      <ViewerNote />
      <Declare group={group}>
        <ActionButton aria-expanded={open === 'join'} onClick={() => setOpen(open === 'join' ? null : 'join')}>
          Join an incident
        </ActionButton>
        <ActionButton aria-expanded={open === 'dismiss'} onClick={() => setOpen(open === 'dismiss' ? null : 'dismiss')}>
          Dismiss this group
        </ActionButton>
      </Declare>
      {open === 'join' && <Join group={group} />}
      {open === 'dismiss' && <Dismiss group={group} />}
    </section>
  );
}

function Declare({ group, children }: { group: GroupSummary; children: ReactNode }) {
  const [title, setTitle] = useState(group.title);
  const declare = useCommand(declareGroup);
  const go = useGo();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (declare.isPending) return;
    declare.mutate(
      { params: { id: group.id }, body: title.trim() === '' ? {} : { title: title.trim() } },
      { onSuccess: (incident) => go(`/incidents/${incident.id}`) },
    );
  };
  return (
    <form onSubmit={send} className={styles.signals}>
      <LineField
        label="Title of the incident"
        description="What customers cannot do, in their words."
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <RefusalNote error={declare.error} />
      <div className={styles.buttons}>
        <ActionButton type="submit" variant="filled" busy={declare.isPending}>
          {declare.isPending ? 'Declaring' : 'Declare an incident'}
        </ActionButton>
        {children}
      </div>
    </form>
  );
}

function Join({ group }: { group: GroupSummary }) {
  const { data } = useAnswer(listIncidents, { query: { state: 'open' } });
  const [incidentId, setIncidentId] = useState<string | null>(null);
  const join = useCommand(joinGroup);
  const go = useGo();
  const incident = data?.incidents.find((one) => one.id === incidentId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (incident === undefined || join.isPending) return;
    join.mutate(
      { params: { id: group.id }, body: { incidentId: incident.id } },
      { onSuccess: () => go(`/incidents/${incident.id}`) },
    );
  };
  return (
    <form onSubmit={send} className={styles.signals}>
      <PickOne
        label="Which incident?"
        data={(data?.incidents ?? []).map((one) => ({ value: one.id, label: `#${one.number} ${one.title}` }))}
        value={incidentId}
        onChange={setIncidentId}
      />
      <RefusalNote error={join.error} />
      <div>
        <ActionButton type="submit" variant="filled" busy={join.isPending} disabled={incident === undefined}>
          {incident === undefined ? 'Join the incident' : `Join #${incident.number}`}
        </ActionButton>
      </div>
    </form>
  );
}

function Dismiss({ group }: { group: GroupSummary }) {
  const [reason, setReason, clear] = useDraft(`dismiss:${group.id}`);
  const dismiss = useCommand(dismissGroup);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '' || dismiss.isPending) return;
    dismiss.mutate({ params: { id: group.id }, body: { reason: reason.trim() } }, { onSuccess: clear });
  };
  return (
    <form onSubmit={send} className={styles.signals}>
      <WordsField
        label="Why is there nothing to do?"
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <RefusalNote error={dismiss.error} />
      <div>
        <ActionButton type="submit" variant="filled" busy={dismiss.isPending} disabled={reason.trim() === ''}>
          Dismiss with this reason
        </ActionButton>
      </div>
    </form>
  );
}

import { useState } from 'react';
import type { FormEvent } from 'react';
import { listIncidents } from '#contract/incident.ts';
import { listRotations } from '#contract/people.ts';
import { rehearseAgain } from '#contract/rehearsal.ts';
import { listSpaces } from '#contract/space.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { AgainResult } from './again-result.tsx';
import drills from '../drills/drills.module.css';
import styles from './rehearse.module.css';

const BEHAVIOURS = [
  { value: 'comes', title: 'Comes' },
  { value: 'late', title: 'Late' },
  { value: 'asleep', title: 'Asleep' },
  { value: 'absent', title: 'No answer' },
] as const;
type Behaviour = (typeof BEHAVIOURS)[number]['value'];

/** An incident of the past or a scenario, under the procedure in force or another, with people who do not come. */
export function AgainForm() {
  const [night, setNight] = useState('scenario:long-night');
  const [procedure, setProcedure] = useState('');
  const [who, setWho] = useState<Record<string, Behaviour>>({});
  const nights = useNights();
  const roles = useAnswer(listRotations).data?.roles ?? [];
  const play = useCommand(rehearseAgain);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (play.isPending) return;
    const [kind, id = ''] = night.split(':');
    const virtualPeople = Object.entries(who).flatMap(([role, behaviour]) =>
      behaviour === 'comes' ? [] : [`${behaviour}:${role}`],
    );
    play.mutate({
      body: {
        incident: kind === 'incident' ? Number(id) : null,
        scenario: kind === 'scenario' ? id : null,
        procedure: procedure.trim() === '' ? null : procedure,
        virtualPeople,
      },
    });
  };
  return (
    <>
      <form onSubmit={send} className={drills.scenario} aria-labelledby="again">
        <h2 id="again">A night again</h2>
        <p>
          An incident of this desk, or a scenario, under another procedure. People are called by their role, and what
          anybody wrote is left out.
        </p>
        <PickOne label="Which night?" data={nights} value={night} onChange={(value) => setNight(value ?? night)} />
        <div className={styles.people}>
          {roles.map(({ role, title }) => (
            <Choice
              key={role}
              legend={title}
              options={BEHAVIOURS}
              value={who[role] ?? 'comes'}
              onChange={(value) => setWho({ ...who, [role]: value })}
            />
          ))}
        </div>
        <details className={drills.retelling}>
          <summary>Under another procedure than the one in force</summary>
          <WordsField
            label="The procedure as YAML"
            description="Leave it empty to play it under the one in force."
            value={procedure}
            onChange={(event) => setProcedure(event.currentTarget.value)}
          />
        </details>
        <RefusalNote error={play.error} />
        <div>
          <ActionButton type="submit" busy={play.isPending}>
            {play.isPending ? 'Playing the night' : 'Play it again'}
          </ActionButton>
        </div>
      </form>
      {play.data !== undefined && !play.isPending && <AgainResult result={play.data} />}
    </>
  );
}

/** Incidents of the desk, the newest first, then the scenarios. */
function useNights(): { value: string; label: string }[] {
  const incidents = useAnswer(listIncidents, { query: { state: 'all', limit: 200 } }).data?.incidents ?? [];
  const scenarios = useAnswer(listSpaces).data?.scenarios ?? [];
  return [
    ...incidents.map(({ number, title }) => ({ value: `incident:${number}`, label: `Incident ${number}: ${title}` })),
    ...scenarios.map(({ id, title }) => ({ value: `scenario:${id}`, label: title })),
  ];
}

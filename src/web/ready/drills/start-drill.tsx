import { useState } from 'react';
import type { FormEvent } from 'react';
import { startDrill } from '#contract/space.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useGo } from '../../ui/use-go.ts';
import styles from './drills.module.css';

const SPEEDS = ['1', '10', '60', '300', '600'].map((value) => ({ value, title: `${value}×` }));
const SEATS = [
  { value: 'none', title: 'Only watch' },
  { value: 'on-call', title: 'On-call engineer' },
  { value: 'imoc', title: 'Incident manager' },
  { value: 'soc', title: 'Support' },
] as const;

/** A scenario with how fast it plays and whether somebody takes a seat in it. */
export function StartDrill({
  scenario,
}: {
  scenario: { id: string; title: string; summary: string; source: string | null };
}) {
  const [speed, setSpeed] = useState('60');
  const [seat, setSeat] = useState<(typeof SEATS)[number]['value']>('none');
  const start = useCommand(startDrill);
  const go = useGo();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (start.isPending) return;
    start.mutate(
      { body: { scenario: scenario.id, speed: Number(speed), seat: seat === 'none' ? null : seat } },
      {
        onSuccess: (drill) =>
          go(drill.incidentIds[0] === undefined ? '/now' : `/incidents/${drill.incidentIds[0]}`, drill.id),
      },
    );
  };
  return (
    <form onSubmit={send} className={styles.scenario} aria-label={scenario.title}>
      <h2>{scenario.title}</h2>
      <p>{scenario.summary}</p>
      {scenario.source !== null && <p className={styles.origin}>Told in {scenario.source}</p>}
      <Choice legend="How fast?" options={SPEEDS} value={speed} onChange={setSpeed} />
      <Choice
        legend="Your part"
        hint="In a role, the drill stops at your decisions and waits for you."
        options={SEATS}
        value={seat}
        onChange={setSeat}
      />
      <RefusalNote error={start.error} />
      <div>
        <ActionButton type="submit" variant="filled" busy={start.isPending}>
          {start.isPending
            ? 'Starting the drill'
            : `Play ${scenario.title.charAt(0).toLowerCase()}${scenario.title.slice(1)}`}
        </ActionButton>
      </div>
    </form>
  );
}

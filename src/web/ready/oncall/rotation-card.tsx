import { useState } from 'react';
import { putRotation } from '#contract/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { clockInZone, dateClockWords, handoverWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { quiet } from '../../ui/quiet.ts';
import { RefusalNote } from '../../ui/refusal.tsx';
import { OverrideForm } from './override-form.tsx';
import type { RotationRow } from './rotation-body.ts';
import { bodyOf } from './rotation-body.ts';
import { RotationForm } from './rotation-form.tsx';
import styles from './oncall.module.css';

interface RotationCardProps {
  rotation: RotationRow;
  people: readonly { id: string; name: string; label: string; erased: boolean }[];
}

/** One rotation: who is on, who follows, and the overrides. */
export function RotationCard({ rotation, people }: RotationCardProps) {
  const [open, setOpen] = useState<'edit' | 'override' | null>(null);
  const put = useCommand(putRotation);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const { now } = rotation;
  const drop = (at: number) =>
    put.mutate({
      params: { id: rotation.id },
      body: { ...bodyOf(rotation), overrides: rotation.overrides.filter((_, index) => index !== at) },
    });
  return (
    <li className={styles.card}>
      <h2>
        <bdi>{rotation.name}</bdi>
      </h2>
      <p>
        {now === null ? (
          'Nobody is on call by this rotation now.'
        ) : (
          <>
            Now:{' '}
            <strong>
              <bdi>{now.name}</bdi>
            </strong>
            {now.untilAt !== null &&
              `, until ${dateClockWords(instantMs(now.untilAt))} your time, ${clockInZone(instantMs(now.untilAt), rotation.zone)}`}
            .
          </>
        )}
      </p>
      <p>
        In turn: <bdi>{rotation.people.map(nameOf).join(', ')}</bdi>. Handover every {handoverWords(rotation.startsOn)},{' '}
        {rotation.zone}.
      </p>
      {rotation.overrides.length > 0 && (
        <ul className={styles.overrides} aria-label="Overrides">
          {rotation.overrides.map((override, at) => (
            <li key={`${override.personId} ${override.fromAt}`} className={styles.override}>
              <span>
                <bdi>{nameOf(override.personId)}</bdi> takes over from {dateClockWords(instantMs(override.fromAt))} to{' '}
                {dateClockWords(instantMs(override.toAt))}, your time.
              </span>
              <ActionButton
                variant="transparent"
                className={quiet}
                needs="administer"
                busy={put.isPending}
                onClick={() => drop(at)}
              >
                Remove this override
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      <RefusalNote error={put.error} />
      <div className={styles.buttons}>
        <ActionButton
          needs="administer"
          aria-expanded={open === 'override'}
          onClick={() => setOpen(open === 'override' ? null : 'override')}
        >
          Add an override
        </ActionButton>
        <ActionButton
          needs="administer"
          aria-expanded={open === 'edit'}
          onClick={() => setOpen(open === 'edit' ? null : 'edit')}
        >
          Change the rotation
        </ActionButton>
      </div>
      {open === 'override' && <OverrideForm rotation={rotation} people={people} onDone={() => setOpen(null)} />}
      {open === 'edit' && (
        <RotationForm id={rotation.id} first={bodyOf(rotation)} people={people} onDone={() => setOpen(null)} />
      )}
    </li>
  );
}

import { useState } from 'react';
import { isolated } from '#core/shared/isolated.ts';
import { getRestProtection, swapCover, type RestProtection, type ShownConflict } from '#contract/rest-protection.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { useMay, useMe } from '../session/rights.ts';
import { useKeys } from '../shell/use-keys.ts';
import { weekdayClockWords } from '../time/absolute-words.ts';
import { instantMs } from '../time/instant-words.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { PickOne } from '../ui/pick-one.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { ownFirst } from './own-first.ts';
import styles from './rest-cover.module.css';

/** Duty that falls into somebody's rest after the night, and who could take it over: one press, or one key. */
export function RestCover() {
  const { data } = useAnswer(getRestProtection);
  const me = useMe().data?.personId ?? null;
  if (data === undefined || data.conflicts.length + data.covered.length === 0) return null;
  const conflicts = ownFirst(data.conflicts, me);
  const withKey = conflicts.find(({ candidates }) => candidates.length > 0);
  return (
    <section aria-labelledby="rest-cover" className={styles.section}>
      <h2 id="rest-cover">Cover for this morning</h2>
      <ul className={styles.list}>
        {conflicts.map((conflict, index) => (
          <Conflict
            // Its times move while somebody still works.
            key={`${conflict.rotation.id} ${conflict.person.id} ${index}`}
            conflict={conflict}
            hasKey={conflict === withKey}
          />
        ))}
        {data.covered.map((one, index) => (
          <CoveredDuty key={`${one.rotation.id} ${one.person.id} ${index}`} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Conflict({ conflict, hasKey }: { conflict: ShownConflict; hasKey: boolean }) {
  const { rotation, person, candidates, fromAt, toAt } = conflict;
  const [chosen, setChosen] = useState<string | null>(null);
  const swap = useCommand(swapCover);
  const cover = candidates.find(({ id }) => id === chosen) ?? candidates[0];
  const press = () => {
    if (cover === undefined || swap.isPending) return;
    swap.mutate({ body: { rotationId: rotation.id, personId: person.id, coverId: cover.id } });
  };
  return (
    <li>
      <p>
        <bdi>{person.name}</bdi> rests after a night of work, and is on duty for <bdi>{rotation.name}</bdi> from{' '}
        {weekdayClockWords(instantMs(fromAt))} to {weekdayClockWords(instantMs(toAt))}, your time.
      </p>
      {cover === undefined ? (
        <p>
          <strong>Nobody of this rotation or of its deputies is rested.</strong> Ask somebody else; an administrator can
          add an override for them under Ready, On call.
        </p>
      ) : (
        <div className={styles.swap}>
          {candidates.length > 1 && (
            <PickOne
              label="Who takes over?"
              data={candidates.map(({ id, name }) => ({ value: id, label: name }))}
              value={cover.id}
              onChange={setChosen}
            />
          )}
          <ActionButton busy={swap.isPending} aria-keyshortcuts={hasKey ? 's' : undefined} onClick={press}>
            Let {isolated(cover.name)} take over
          </ActionButton>
          {hasKey && <SwapKey title={`Let ${isolated(cover.name)} take over ${isolated(rotation.name)}`} run={press} />}
        </div>
      )}
      <RefusalNote error={swap.error} />
    </li>
  );
}

/** The key that swaps, and the words that say so; only for those who may. */
function SwapKey({ title, run }: { title: string; run: () => void }) {
  const may = useMay('respond');
  useKeys('Cover for this morning', may ? [{ keys: 's', title, run }] : []);
  return may ? (
    <small>
      or press <kbd>s</kbd>
    </small>
  ) : null;
}

function CoveredDuty({ one: { rotation, person, cover, toAt } }: { one: RestProtection['covered'][number] }) {
  return (
    <li>
      <p>
        <bdi>{cover.name}</bdi> takes over <bdi>{rotation.name}</bdi> from <bdi>{person.name}</bdi>, who rests after a
        night of work, until {weekdayClockWords(instantMs(toAt))}, your time. Both were told.
      </p>
    </li>
  );
}

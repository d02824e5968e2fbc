import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { nightsProgress, rehearseNights } from '#contract/nights.ts';
import { useSpace } from '../../api/space.ts';
import { question } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { NightsResult } from './nights-result.tsx';
import drills from '../drills/drills.module.css';
import styles from './rehearse.module.css';

/** How often the desk is asked how far it is. */
const LOOK_EVERY_MS = 500;

const COUNTS = ['100', '1000', '2000'].map((value) => ({ value, title: value }));

/** Random nights: how many, by which seed, and one value changed to compare. */
export function NightsForm() {
  const [nights, setNights] = useState('1000');
  const [seed, setSeed] = useState('42');
  const [setting, setSetting] = useState('');
  const play = useCommand(rehearseNights);
  const set = setting.trim() === '' ? [] : [setting.trim()];
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!play.isPending) play.mutate({ body: { nights: Number(nights), seed: Number(seed), set } });
  };
  return (
    <>
      <form onSubmit={send} className={drills.scenario} aria-labelledby="random-nights">
        <h2 id="random-nights">Random nights</h2>
        <p>
          How often would customers be told in time, would somebody awake command, and which step would fail first?
          Everybody is taken to sleep from 23:00 to 07:00 in their own zone. People are called by their role and place,
          and no figure of sleep is told of fewer than three.
        </p>
        <Choice legend="How many nights?" options={COUNTS} value={nights} onChange={setNights} />
        <div className={styles.fields}>
          <LineField
            label="Seed"
            description="The same seed gives the same nights."
            inputMode="numeric"
            pattern="[0-9]{1,9}"
            required
            value={seed}
            onChange={(event) => setSeed(event.currentTarget.value)}
          />
          <LineField
            label="Compare with one value changed"
            description="A step and its key, such as escalate-imoc.wait=20m. Leave it empty to compare nothing."
            maxLength={300}
            value={setting}
            onChange={(event) => setSetting(event.currentTarget.value)}
          />
        </div>
        <RefusalNote error={play.error} />
        <div>
          <ActionButton type="submit" variant="filled" busy={play.isPending}>
            {play.isPending ? 'Playing the nights' : `Play ${nights} nights`}
          </ActionButton>
        </div>
        {play.isPending && <Progress />}
      </form>
      {play.data !== undefined && !play.isPending && (
        <NightsResult answer={play.data} set={play.variables?.body?.set ?? []} />
      )}
    </>
  );
}

function Progress() {
  const answer = useQuery({ ...question(nightsProgress, useSpace()), refetchInterval: LOOK_EVERY_MS });
  const running = answer.data?.running ?? null;
  if (running === null)
    return (
      <p role="status" className={drills.quietly}>
        Starting.
      </p>
    );
  return (
    <div role="status" className={styles.progress}>
      <progress value={running.done} max={running.of} aria-label="Nights played" />
      <span>
        {running.done} of {running.of} nights
      </span>
    </div>
  );
}

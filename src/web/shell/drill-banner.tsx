import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SpaceSummary } from '#contract/space.ts';
import { endDrill, getSpace, setDrillClock } from '#contract/space.ts';
import { REAL } from '../api/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { dayWords } from '../time/absolute-words.ts';
import { clockWords } from '../time/absolute-words.ts';
import { useSeenTime } from '../time/clock-context.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useGo } from '../ui/use-go.ts';
import styles from './drill-banner.module.css';

const SPEEDS = [1, 10, 60, 300, 600] as const;
const STATES: Record<SpaceSummary['state'], string> = {
  running: 'running',
  paused: 'paused',
  'waiting-for-you': 'waiting for you',
  finished: 'finished',
};

/** Stands on every page of a drill: that nothing here is real, the drill's clock, its speed, and whom it waits for. */
export function DrillBanner({ space }: { space: string }) {
  const { data: drill } = useAnswer(getSpace, { params: { id: space } });
  const clock = useCommand(setDrillClock);
  return (
    <section aria-label="Drill" className={styles.banner}>
      <p className={styles.words}>
        <strong>Drill: nothing here reaches real people.</strong> {drill?.title} <DrillClock />{' '}
        {drill !== undefined && STATES[drill.state]}
      </p>
      {drill !== undefined && (
        <div className={styles.controls}>
          {drill.state === 'finished' ? (
            <PlaceLink to={`/ready/drills/${drill.id}`} space={REAL}>
              See what the procedure did
            </PlaceLink>
          ) : (
            <ClockControls
              drill={drill}
              busy={clock.isPending}
              set={(body) => clock.mutate({ params: { id: space }, body })}
            />
          )}
          <EndDrill drill={drill} />
        </div>
      )}
      {drill !== undefined && drill.waitingFor !== null && (
        <p className={styles.waiting} role="status">
          Waiting for you: {drill.waitingFor}
        </p>
      )}
      <RefusalNote error={clock.error} />
    </section>
  );
}

function DrillClock() {
  const words = useSeenTime((now) => `${dayWords(now)}, ${clockWords(now)}`);
  return <time className={styles.clock}>{words}</time>;
}

function ClockControls({
  drill,
  busy,
  set,
}: {
  drill: SpaceSummary;
  busy: boolean;
  set: (body: { speed?: number; paused?: boolean }) => void;
}) {
  return (
    <>
      <div role="group" aria-label="Speed of the drill" className={styles.speeds}>
        {SPEEDS.map((speed) => (
          <button key={speed} type="button" aria-pressed={drill.speed === speed} onClick={() => set({ speed })}>
            {speed}×
          </button>
        ))}
      </div>
      <ActionButton busy={busy} onClick={() => set({ paused: drill.state === 'running' })}>
        {drill.state === 'running' ? 'Pause the drill' : 'Go on with the drill'}
      </ActionButton>
    </>
  );
}

function EndDrill({ drill }: { drill: SpaceSummary }) {
  const [asking, setAsking] = useState(false);
  const end = useCommand(endDrill);
  const go = useGo();
  if (!asking) return <ActionButton onClick={() => setAsking(true)}>End the drill</ActionButton>;
  const remove = () => end.mutate({ params: { id: drill.id } }, { onSuccess: () => go('/ready/drills', REAL) });
  return (
    <div role="group" aria-label="End the drill" className={styles.ask}>
      <span>This removes the drill with its timeline and its report. Nothing real is touched.</span>
      <ActionButton busy={end.isPending} onClick={remove} autoFocus>
        Remove this drill
      </ActionButton>
      <Button onClick={() => setAsking(false)}>Keep it</Button>
      <RefusalNote error={end.error} />
    </div>
  );
}

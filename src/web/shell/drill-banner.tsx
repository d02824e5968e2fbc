import { useState } from 'react';
import type { SpaceSummary } from '#contract/space.ts';
import { getSpace, setDrillClock } from '#contract/space.ts';
import { REAL } from '../api/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { DrillClock } from './drill-clock.tsx';
import { EndDrill } from './end-drill.tsx';
import { GameDayBanner } from './game-day-banner.tsx';
import styles from './drill-banner.module.css';

const SPEEDS = [1, 10, 60, 300, 600] as const;
const STATES: Record<SpaceSummary['state'], string> = {
  running: 'running',
  paused: 'paused',
  'waiting-for-you': 'waiting for you',
  finished: 'finished',
};

/** Stands on every page of a space that is practice, and says which kind it is. */
export function PracticeBanner({ space }: { space: string }) {
  const { data: practice } = useAnswer(getSpace, { params: { id: space } });
  return practice?.kind === 'game-day' ? <GameDayBanner id={space} /> : <DrillBanner space={space} drill={practice} />;
}

/** Stands on every page of a drill: that nothing here is real, the drill's clock, its speed, and whom it waits for. */
function DrillBanner({ space, drill }: { space: string; drill: SpaceSummary | undefined }) {
  const clock = useCommand(setDrillClock);
  const [open, setOpen] = useState(false);
  return (
    <section aria-label="Drill" className={styles.banner}>
      <p className={styles.words}>
        <strong>{drill === undefined ? 'This is practice.' : 'Drill: nothing here reaches real people.'}</strong>{' '}
        <DrillClock />
        {drill !== undefined && `, ${STATES[drill.state]}`}
      </p>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        Drill controls
      </button>
      {drill !== undefined && (
        <div className={styles.controls} data-open={open || undefined}>
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
          <PlaceLink to="/now" space={REAL}>
            Back to the real desk
          </PlaceLink>
          <EndDrill drill={drill} />
        </div>
      )}
      <p className={styles.waiting} role="status">
        {drill !== undefined && drill.waitingFor !== null && `Waiting for you: ${drill.waitingFor}`}
      </p>
      <RefusalNote error={clock.error} />
    </section>
  );
}

interface ClockControlsProps {
  drill: SpaceSummary;
  busy: boolean;
  set: (body: { speed?: number; paused?: boolean }) => void;
}

function ClockControls({ drill, busy, set }: ClockControlsProps) {
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

import { useParams } from '@tanstack/react-router';
import { getGameDay, type GameDay } from '#contract/game-days.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Relative } from '../../time/times.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { BringSignal } from './bring-signal.tsx';
import { GameDayControls } from './controls.tsx';
import { Players } from './players.tsx';
import { Result } from './result.tsx';

/** One game day: who plays, how it stands, and what it came to. */
export function GameDayPage() {
  const { gameDay: id } = useParams({ strict: false }) as { gameDay: string };
  const answer = useAnswer(getGameDay, { params: { id } });
  const gameDay = answer.data;
  const isOpen = gameDay?.state === 'running' || gameDay?.state === 'paused';
  return (
    <Page
      title={gameDay?.title ?? 'Game day'}
      lead={gameDay === undefined ? undefined : <Lead gameDay={gameDay} />}
      actions={
        (isOpen || gameDay?.state === 'ended') && (
          <PlaceLink to="/now" space={id}>
            Go into the game day
          </PlaceLink>
        )
      }
    >
      <ViewerNote needs="publish-procedure" />
      <Shown answer={answer}>
        {(shown) => (
          <>
            <GameDayControls gameDay={shown} />
            {shown.state === 'running' && <BringSignal id={shown.id} />}
            <Players gameDay={shown} />
            {shown.state !== 'planned' && <Result id={shown.id} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

const IS: Record<GameDay['state'], string> = {
  planned: 'Planned',
  running: 'Under way',
  paused: 'Paused',
  ended: 'Ended',
};

function Lead({ gameDay: { state, startsAt, speed, scenarioTitle, leader } }: { gameDay: GameDay }) {
  return (
    <>
      {IS[state]}
      {state === 'planned' && (
        <>
          , begins <Relative at={startsAt} />
        </>
      )}
      . {scenarioTitle}, {speed === 1 ? 'at real speed' : `at ${speed} times the speed`}.
      {leader !== null && (
        <>
          {' '}
          Led by <bdi>{leader}</bdi>.
        </>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { endGameDay, removeGameDay, setGameDayClock, startGameDay, type GameDay } from '#contract/game-days.ts';
import { REAL } from '../../api/space.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useGo } from '../../ui/use-go.ts';
import people from '../people/people.module.css';

const LEADS = 'publish-procedure';

/** What its leader can do with it now. */
export function GameDayControls({ gameDay }: { gameDay: GameDay }) {
  const { id, state, invitations } = gameDay;
  const start = useCommand(startGameDay);
  const clock = useCommand(setGameDayClock);
  const players = invitations.filter(({ answer }) => answer === 'agreed').length;
  return (
    <section aria-label="Run it">
      <div className={people.buttons}>
        {state === 'planned' && (
          <ActionButton
            needs={LEADS}
            variant="filled"
            busy={start.isPending}
            notYet={players === 0}
            onClick={() => start.mutate({ params: { id } })}
          >
            {players === 0
              ? 'Start when somebody has agreed'
              : `Start with ${players === 1 ? 'one person' : `${players} people`}`}
          </ActionButton>
        )}
        {(state === 'running' || state === 'paused') && (
          <ActionButton
            needs={LEADS}
            busy={clock.isPending}
            onClick={() => clock.mutate({ params: { id }, body: { paused: state === 'running' } })}
          >
            {state === 'running' ? 'Pause it' : 'Let it go on'}
          </ActionButton>
        )}
        <Ending gameDay={gameDay} />
      </div>
      <RefusalNote error={start.error ?? clock.error} />
    </section>
  );
}

function Ending({ gameDay: { id, state } }: { gameDay: GameDay }) {
  const [asking, setAsking] = useState(false);
  const end = useCommand(endGameDay);
  const remove = useCommand(removeGameDay);
  const go = useGo();
  const isOpen = state === 'running' || state === 'paused';
  const { offer, words, sure, keep } = isOpen ? END : state === 'planned' ? CALL_OFF : REMOVE;
  const act = () => {
    if (isOpen) end.mutate({ params: { id } }, { onSuccess: () => setAsking(false) });
    else remove.mutate({ params: { id } }, { onSuccess: () => go('/ready/game-days', REAL) });
  };
  if (!asking)
    return (
      <ActionButton needs={LEADS} onClick={() => setAsking(true)}>
        {offer}
      </ActionButton>
    );
  return (
    <div role="group" aria-label={offer} className={people.buttons}>
      <span>{words}</span>
      <ActionButton needs={LEADS} busy={end.isPending || remove.isPending} onClick={act} autoFocus>
        {sure}
      </ActionButton>
      <Button onClick={() => setAsking(false)}>{keep}</Button>
      <RefusalNote error={end.error ?? remove.error} />
    </div>
  );
}

const END = {
  offer: 'End the game day',
  words: 'Its time stands still for good, and nothing leaves it any more. The report stays.',
  sure: 'End it now',
  keep: 'Play on',
};
const CALL_OFF = {
  offer: 'Call it off',
  words: 'Those who agreed are told by mail that it does not take place.',
  sure: 'Call this game day off',
  keep: 'Keep the plan',
};
const REMOVE = {
  offer: 'Remove the game day',
  words: 'This removes it with its incidents, messages and report. Nothing real is touched.',
  sure: 'Remove this game day',
  keep: 'Keep it',
};

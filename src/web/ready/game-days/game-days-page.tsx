import { listGameDays, type GameDay } from '#contract/game-days.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { REAL } from '../../api/space.ts';
import { Relative } from '../../time/times.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import drills from '../drills/drills.module.css';
import people from '../people/people.module.css';
import { STATES } from './game-day-words.ts';
import { PlanGameDay } from './plan-game-day.tsx';

/** Practice with real people, planned, under way and past. */
export function GameDaysPage() {
  const answer = useAnswer(listGameDays);
  return (
    <Page
      title="Game days"
      lead="Real people practise in a space of its own. Only who agreed is reached, and only as they agreed to; every message says GAME DAY."
    >
      <ViewerNote needs="publish-procedure" />
      <Shown answer={answer}>
        {({ gameDays, scenarios, roles }) => (
          <>
            <PlanGameDay scenarios={scenarios} roles={roles} />
            <section aria-labelledby="game-days" className={drills.section}>
              <h2 id="game-days">Game days on this desk</h2>
              {gameDays.length === 0 ? (
                <Empty
                  title="No game day is planned."
                  lead="Plan one, and ask people to play. It appears here with their answers, and stays with its report until it is removed."
                />
              ) : (
                <ul className={people.people}>
                  {gameDays.map((gameDay) => (
                    <GameDayRow key={gameDay.id} gameDay={gameDay} />
                  ))}
                </ul>
              )}
            </section>
          </>
        )}
      </Shown>
    </Page>
  );
}

function GameDayRow({ gameDay }: { gameDay: GameDay }) {
  const { id, title, state, startsAt, scenarioTitle, invitations } = gameDay;
  const playing = invitations.filter(({ answer }) => answer === 'agreed').length;
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <PlaceLink to={`/ready/game-days/${id}`} space={REAL}>
            <strong>
              <bdi>{title}</bdi>
            </strong>
          </PlaceLink>
          <small>
            {STATES[state]}
            {state === 'planned' && (
              <>
                , begins <Relative at={startsAt} />
              </>
            )}
            , {scenarioTitle.toLowerCase()}, {playing} of {invitations.length} agreed
          </small>
        </div>
        {(state === 'running' || state === 'paused') && (
          <PlaceLink to="/now" space={id}>
            Go into the game day
          </PlaceLink>
        )}
      </div>
    </li>
  );
}

import { listSpaces } from '#contract/space.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { REAL } from '../../api/space.ts';
import { Ago } from '../../time/times.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { StartDrill } from './start-drill.tsx';
import people from '../people/people.module.css';
import styles from './drills.module.css';

const STATES = {
  running: 'running',
  paused: 'paused',
  'waiting-for-you': 'waiting for somebody',
  finished: 'finished',
} as const;

function isOwn({ source }: { source: string | null }): boolean {
  return source === null;
}

/** Nights to play before they happen. */
export function DrillsPage() {
  const answer = useAnswer(listSpaces);
  return (
    <Page
      title="Drills"
      lead="A drill runs in a space of its own, on a clock of its own. Nothing in it reaches real people."
    >
      <ViewerNote />
      <Shown answer={answer}>
        {({ spaces, scenarios }) => {
          const drills = spaces.filter((space) => space.kind === 'drill');
          return (
            <>
              {scenarios.filter(isOwn).map((scenario) => (
                <StartDrill key={scenario.id} scenario={scenario} />
              ))}
              <details className={styles.retelling}>
                <summary>Public incidents, retold as short drills</summary>
                <div className={styles.retold}>
                  {scenarios
                    .filter((scenario) => !isOwn(scenario))
                    .map((scenario) => (
                      <StartDrill key={scenario.id} scenario={scenario} />
                    ))}
                </div>
              </details>
              <section aria-labelledby="drills" className={styles.section}>
                <h2 id="drills">Drills on this desk</h2>
                {drills.length === 0 ? (
                  <Empty
                    title="No drill was played yet."
                    lead="It appears here while it runs, and stays with its report until you end it."
                  />
                ) : (
                  <ul className={people.people}>
                    {drills.map((drill) => (
                      <li key={drill.id} className={people.person}>
                        <div className={people.head}>
                          <div className={people.who}>
                            <strong>{drill.title}</strong>
                            <small>
                              {STATES[drill.state]}, {drill.speed}×, started <Ago at={drill.createdAt} />
                              {drill.seat !== null && `, somebody plays the ${drill.seat}`}
                            </small>
                            {drill.waitingFor !== null && <p>Waiting for you: {drill.waitingFor}</p>}
                          </div>
                          <div className={people.buttons}>
                            <PlaceLink
                              to={drill.incidentIds[0] === undefined ? '/now' : `/incidents/${drill.incidentIds[0]}`}
                              space={drill.id}
                            >
                              Go into the drill
                            </PlaceLink>
                            <PlaceLink to={`/ready/drills/${drill.id}`} space={REAL}>
                              See its report
                            </PlaceLink>
                          </div>
                        </div>
                      </li>
                    ))}
                  </ul>
                )}
              </section>
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

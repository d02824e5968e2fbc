import { gameDayReport } from '#contract/game-days.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ConformanceTable } from '../../room/conformance-table.tsx';
import { clockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { Empty } from '../../ui/empty.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import drills from '../drills/drills.module.css';
import people from '../people/people.module.css';

type Report = AnswerOf<typeof gameDayReport>;

/** What a game day came to so far, or in the end. */
export function Result({ id }: { id: string }) {
  const answer = useAnswer(gameDayReport, { params: { id } });
  return (
    <section aria-labelledby="result" className={drills.section}>
      <h2 id="result">What it came to</h2>
      <Shown answer={answer}>
        {({ figures, incidents }) =>
          incidents.length === 0 ? (
            <Empty
              title="No incident was opened yet."
              lead="Figures, timeline and conformance grow while it is played."
            />
          ) : (
            <>
              <dl className={drills.figures}>
                {figures.map(({ title, here }) => (
                  <div key={title} className={drills.figure}>
                    <dt>{title}</dt>
                    <dd>
                      <strong>{here}</strong>
                    </dd>
                  </div>
                ))}
              </dl>
              {incidents.map((incident) => (
                <IncidentResult key={incident.id} space={id} incident={incident} />
              ))}
            </>
          )
        }
      </Shown>
    </section>
  );
}

function IncidentResult({ space, incident }: { space: string; incident: Report['incidents'][number] }) {
  const { id, number, timeline, conformance } = incident;
  return (
    <section aria-labelledby={`incident-${number}`} className={drills.section}>
      <div className={people.head}>
        <h3 id={`incident-${number}`}>Incident {number}</h3>
        <PlaceLink to={`/incidents/${id}`} space={space}>
          Open the room of incident {number}
        </PlaceLink>
      </div>
      <Rows
        label={`Timeline of incident ${number}`}
        rows={timeline.map((row, index) => ({ ...row, key: String(index) }))}
        keyOf={({ key }) => key}
        columns={[
          {
            title: 'Time in the game day',
            main: true,
            cell: ({ at }) => <time dateTime={at}>{clockWords(instantMs(at))}</time>,
          },
          { title: 'What happened', cell: ({ sentence }) => sentence },
        ]}
      />
      <ConformanceTable steps={conformance} />
    </section>
  );
}

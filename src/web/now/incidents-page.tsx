import { useState } from 'react';
import { listIncidents } from '#contract/incident.ts';
import { useAnswer } from '../api/use-answer.ts';
import { dateClockWords } from '../time/absolute-words.ts';
import { instantMs } from '../time/instant-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { phaseWords } from '../ui/phase-words.ts';
import { PlaceLink } from '../ui/place-link.tsx';
import { PriorityMark } from '../ui/priority-mark.tsx';
import { Shown } from '../ui/shown.tsx';
import rows from './incident-rows.module.css';

const STATES = [
  { value: 'open', title: 'Open' },
  { value: 'ended', title: 'Ended' },
  { value: 'all', title: 'All' },
] as const;

/** Every incident, the newest first. */
export function IncidentsPage() {
  const [state, setState] = useState<'open' | 'ended' | 'all'>('all');
  const answer = useAnswer(listIncidents, { query: { state, limit: 200 } }, { keepPrevious: true });
  return (
    <Page title="All incidents">
      <Choice tabs legend="Show" options={STATES} value={state} onChange={setState} />
      <Shown answer={answer}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <Empty
              title="No incident is here."
              lead="Incidents appear here once somebody raises a hand or declares one."
            >
              <PlaceLink to="/report">Raise a hand</PlaceLink>
            </Empty>
          ) : (
            <ul className={rows.rows}>
              {incidents.map((incident) => (
                <li key={incident.id}>
                  <PlaceLink to={`/incidents/${incident.id}`} className={rows.row}>
                    <span className={rows.what}>
                      <span className={rows.marks}>
                        <PriorityMark
                          priority={incident.priority}
                          assumed={incident.assumed}
                          over={incident.resolvedAt !== null}
                        />
                        <small>#{incident.number}</small>
                      </span>
                      <bdi className={rows.title}>{incident.title}</bdi>
                    </span>
                    <span className={rows.duty}>
                      <span>{phaseWords(incident.phase)}</span>
                      <small>opened {dateClockWords(instantMs(incident.openedAt))}</small>
                    </span>
                  </PlaceLink>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}

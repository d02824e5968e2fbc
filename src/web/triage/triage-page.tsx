import { useState } from 'react';
import { listGroups } from '#contract/signal.ts';
import { useAnswer } from '../api/use-answer.ts';
import rows from '../now/incident-rows.module.css';
import { Ago } from '../time/times.tsx';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { Shown } from '../ui/shown.tsx';
import { pagedWords, signalsWords, sourceWords, statusWords } from './group-words.ts';

const STATES = [
  { value: 'waiting', title: 'Waiting' },
  { value: 'all', title: 'All' },
] as const;

/** The queue of what was signalled and not yet judged. */
export function TriagePage() {
  const [state, setState] = useState<'waiting' | 'all'>('waiting');
  const answer = useAnswer(listGroups, { query: { state } }, { keepPrevious: true });
  return (
    <Page
      title="Triage"
      lead="Alerts and reports that belong together. Declare an incident, join them to one, or dismiss them with a reason."
    >
      <Choice tabs legend="Show" options={STATES} value={state} onChange={setState} />
      <Shown answer={answer}>
        {({ groups }) =>
          groups.length === 0 ? (
            <Empty
              title="Nothing waits to be judged."
              lead="Alerts appear here when a tool posts them, reports when support sends one."
            >
              <PlaceLink to="/ready/settings">See the addresses for alerts and reports</PlaceLink>
            </Empty>
          ) : (
            <ul className={rows.rows}>
              {groups.map((group) => (
                <li key={group.id}>
                  <PlaceLink to={`/groups/${group.id}`} className={rows.row}>
                    <span className={rows.what}>
                      <bdi className={rows.title}>{group.title}</bdi>
                      <small>
                        {signalsWords(group)}, from {sourceWords(group.source)}
                      </small>
                    </span>
                    <span className={rows.duty}>
                      <span>{group.status === 'open' ? pagedWords(group.paged) : statusWords(group.status)}</span>
                      <small>
                        Last signal <Ago at={group.lastSignalAt} />
                      </small>
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

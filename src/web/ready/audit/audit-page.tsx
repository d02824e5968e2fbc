import { listAudit } from '#contract/audit.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { dateClockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Rows } from '../../ui/rows.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { deedWords } from './deed-words.ts';

/** Who did what, the newest first. */
export function AuditPage() {
  const answer = useAnswer(listAudit, { query: { limit: 300 } });
  return (
    <Page title="Audit" lead="Who did what on this desk, and what was refused.">
      <Shown answer={answer}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Empty title="Nothing was done yet." lead="Every change to the desk leaves a line here." />
          ) : (
            <Rows
              label="Audit"
              rows={entries.map((entry, at) => ({ ...entry, key: String(at) }))}
              keyOf={(entry) => entry.key}
              columns={[
                {
                  title: 'When',
                  cell: (entry) => <time style={{ whiteSpace: 'nowrap' }}>{dateClockWords(instantMs(entry.at))}</time>,
                },
                { title: 'Who', main: true, cell: (entry) => <bdi>{entry.who}</bdi> },
                { title: 'What', cell: (entry) => deedWords(entry.what) },
                { title: 'On', cell: (entry) => <Target id={entry.target} /> },
                {
                  title: 'Outcome',
                  cell: (entry) => (entry.outcome === 'refused' ? <strong>refused</strong> : 'done'),
                },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  );
}

/** What it was done to: its id, and the way there where it has a page. */
function Target({ id }: { id: string }) {
  if (id === '') return null;
  const place = id.startsWith('incident_') ? `/incidents/${id}` : id.startsWith('g_') ? `/groups/${id}` : null;
  if (place === null) return <code>{id}</code>;
  return (
    <PlaceLink to={place}>
      <code>{id}</code>
    </PlaceLink>
  );
}

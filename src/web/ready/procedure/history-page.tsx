import { useState } from 'react';
import { listVersions } from '#contract/procedure.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { dateClockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { Page } from '../../ui/page.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import { VersionDiff } from './version-diff.tsx';

/** Published versions and what differs between two of them. */
export function HistoryPage() {
  const answer = useAnswer(listVersions);
  const versions = answer.data?.versions ?? [];
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const shownTo = to ?? versions[0]?.id ?? null;
  const shownFrom = from ?? versions[1]?.id ?? null;
  const options = versions.map((version) => ({
    value: version.id,
    label: `Version ${version.version}${version.current ? ', in force' : ''}`,
  }));
  return (
    <Page title="History of the procedure">
      <Shown answer={answer}>
        {({ versions: rows }) => (
          <>
            <Rows
              label="Versions"
              rows={rows}
              keyOf={(version) => version.id}
              columns={[
                {
                  title: 'Version',
                  main: true,
                  cell: (version) => `${version.version}${version.current ? ', in force' : ''}`,
                },
                { title: 'Published', cell: (version) => dateClockWords(instantMs(version.publishedAt)) },
                { title: 'By', cell: (version) => <bdi>{version.publishedBy}</bdi> },
                { title: 'Note', cell: (version) => version.note !== '' && <bdi>{version.note}</bdi> },
              ]}
            />
            {rows.length < 2 ? (
              <p>There is only one version yet, so nothing differs.</p>
            ) : (
              <>
                <h2>What differs</h2>
                <PickOne label="From" data={options} value={shownFrom} onChange={setFrom} />
                <PickOne label="To" data={options} value={shownTo} onChange={setTo} />
                {shownFrom !== null && shownTo !== null && <VersionDiff from={shownFrom} to={shownTo} />}
              </>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

import { listConnections } from '#contract/connection.ts';
import { listRunners } from '#contract/runner.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ConnectionRow } from './connection-row.tsx';
import { InviteRunner } from './invite-runner.tsx';
import { NewConnection } from './new-connection.tsx';
import { RunnerRow } from './runner-row.tsx';
import people from '../people/people.module.css';
import settings from '../settings/settings.module.css';

/** Where steps of revert plans are done: connections to tools, and runners on one's own machines. */
export function ConnectionsPage() {
  const connections = useAnswer(listConnections);
  const runners = useAnswer(listRunners);
  return (
    <Page title="Connections and runners" lead="Where steps of revert plans are done. Plans name them by these names.">
      <section aria-labelledby="connections" className={settings.section}>
        <h2 id="connections">Connections</h2>
        <Shown answer={connections}>
          {(data) =>
            data.connections.length === 0 ? (
              <Empty
                title="No connection exists yet."
                lead="Add one to start workflows of GitHub, pipelines of GitLab, or a webhook of yours."
              />
            ) : (
              <ul className={people.people}>
                {data.connections.map((connection) => (
                  <ConnectionRow key={connection.name} row={connection} />
                ))}
              </ul>
            )
          }
        </Shown>
        <NewConnection />
      </section>
      <section aria-labelledby="runners" className={settings.section}>
        <h2 id="runners">Runners</h2>
        <Shown answer={runners}>
          {(data) =>
            data.runners.length === 0 ? (
              <Empty
                title="No runner is enrolled."
                lead="A runner runs commands of its own list on a machine of yours, and calls the desk by itself."
              />
            ) : (
              <ul className={people.people}>
                {data.runners.map((runner) => (
                  <RunnerRow key={runner.name} runner={runner} />
                ))}
              </ul>
            )
          }
        </Shown>
        <InviteRunner />
      </section>
    </Page>
  );
}

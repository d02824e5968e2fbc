import { useState } from 'react';
import { getCatalogue } from '#contract/catalogue.ts';
import { listChanges } from '#contract/changes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { ChangeForm } from './change-form.tsx';
import { ChangeRow } from './change-row.tsx';
import people from '../people/people.module.css';
import styles from './changes.module.css';

const PAGE_SIZE = 100;

/** The register of changes: what went out, how it went, and how it is undone. */
export function ChangesPage() {
  const [adding, setAdding] = useState(false);
  const [service, setService] = useState<string | null>(null);
  const [before, setBefore] = useState<string | undefined>(undefined);
  const answer = useAnswer(listChanges, { query: { service: service ?? undefined, before, limit: PAGE_SIZE } });
  const choose = (chosen: string | null) => {
    setService(chosen);
    setBefore(undefined);
  };
  return (
    <Page
      title="Changes"
      lead="What went out, the newest first. When something hurts, it was most often one of these."
      actions={
        <ActionButton needs="respond" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Record a change
        </ActionButton>
      }
    >
      <ViewerNote />
      {adding && (
        <section className={people.person} aria-label="New change">
          <ChangeForm onDone={() => setAdding(false)} />
        </section>
      )}
      <ServiceFilter value={service} onChange={choose} />
      <Shown answer={answer}>
        {({ changes, next }) =>
          changes.length === 0 ? (
            <NoChange service={service} />
          ) : (
            <>
              <ul className={people.people} aria-label="Changes">
                {changes.map((change) => (
                  <ChangeRow key={change.id} change={change} />
                ))}
              </ul>
              <div className={styles.tools}>
                {before !== undefined && (
                  <ActionButton onClick={() => setBefore(undefined)}>Back to the newest</ActionButton>
                )}
                {next !== null && <ActionButton onClick={() => setBefore(next)}>Show older changes</ActionButton>}
              </div>
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function ServiceFilter({ value, onChange }: { value: string | null; onChange: (service: string | null) => void }) {
  const { data: catalogue } = useAnswer(getCatalogue);
  const services = catalogue?.services ?? [];
  if (services.length === 0) return null;
  return (
    <PickOne
      className={styles.filter ?? ''}
      label="Service"
      placeholder="All services"
      data={services.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': 'Show all services' }}
    />
  );
}

function NoChange({ service }: { service: string | null }) {
  if (service !== null)
    return (
      <Empty
        title="No change of this service is recorded."
        lead="If its tool names a repository instead, list the repository at the service in the catalogue."
      >
        <PlaceLink to="/ready/catalogue">See the catalogue</PlaceLink>
      </Empty>
    );
  return (
    <Empty
      title="No change is recorded yet."
      lead={
        <>
          Deployments of GitHub, GitLab, PagerDuty and others come in by an address of their own. A pipeline can also
          record them with <code>npx twoam change record</code>.
        </>
      }
    >
      <PlaceLink to="/ready/settings">Make an address for your tool</PlaceLink>
    </Empty>
  );
}

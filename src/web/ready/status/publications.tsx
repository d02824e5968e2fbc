import { useState } from 'react';
import type { FormEvent } from 'react';
import { deleteStatusTarget, publishStatusPage, putStatusPage, type getStatusPage } from '#contract/status-page.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { NewTarget } from './new-target.tsx';
import people from '../people/people.module.css';
import settings from '../settings/settings.module.css';

type Publication = AnswerOf<typeof getStatusPage>['publications'][number];

/** Where the page stands as files, so that it is read while the desk is down. */
export function Publications({
  publications,
  pageUrl,
}: {
  publications: readonly Publication[];
  pageUrl: string | null;
}) {
  const publish = useCommand(publishStatusPage);
  return (
    <section aria-labelledby="publications" className={settings.section}>
      <h2 id="publications">Published elsewhere</h2>
      {publications.length === 0 ? (
        <Empty
          title="The page is on this desk only."
          lead="Add a place of yours where it stands as files: it is then read while the desk is down."
        />
      ) : (
        <>
          <ul className={people.people}>
            {publications.map((publication) => (
              <PublicationRow key={publication.id} publication={publication} />
            ))}
          </ul>
          <div>
            <ActionButton busy={publish.isPending} onClick={() => publish.mutate({})}>
              Publish it again everywhere
            </ActionButton>
          </div>
          {publish.isSuccess && <p role="status">Asked for. How it went is shown here in a moment.</p>}
        </>
      )}
      <RefusalNote error={publish.error} />
      <PageUrl pageUrl={pageUrl} />
      <NewTarget />
    </section>
  );
}

function PublicationRow({ publication }: { publication: Publication }) {
  const { id, name, kind, publishedAt, failure, proof, triedAt } = publication;
  const [asking, setAsking] = useState(false);
  const remove = useCommand(deleteStatusTarget);
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <small>
            {kind}, {publishedAt === null ? 'never published yet' : <Published at={publishedAt} />}
          </small>
        </div>
        <ActionButton
          needs="administer"
          {...(asking ? { variant: 'filled' } : { 'aria-label': `Remove ${name}` })}
          busy={remove.isPending}
          onClick={() => (asking ? remove.mutate({ params: { id } }) : setAsking(true))}
        >
          {asking ? 'Yes, what stands there gets no more news' : 'Remove'}
        </ActionButton>
      </div>
      {failure !== null && triedAt !== null ? (
        <p>
          The last try <Ago at={triedAt} /> failed, and it is tried again: {failure}
        </p>
      ) : (
        proof !== null && <small>{proof}</small>
      )}
      <RefusalNote error={remove.error} />
    </li>
  );
}

function Published({ at }: { at: string }) {
  return (
    <>
      published <Ago at={at} />
    </>
  );
}

/** The address that feeds, JSON and mails name. */
function PageUrl({ pageUrl }: { pageUrl: string | null }) {
  const [url, setUrl] = useState(pageUrl ?? '');
  const put = useCommand(putStatusPage);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending) put.mutate({ body: { pageUrl: url.trim() === '' ? null : url.trim() } });
  };
  return (
    <FormColumn onSubmit={send} label="Address of the page">
      <LineField
        label="Its address there"
        description="Feeds, JSON and mails name it. Empty: this desk’s own."
        placeholder="https://status.example.com"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <RefusalNote error={put.error} />
      <div>
        <ActionButton type="submit" needs="administer" busy={put.isPending}>
          Save the address
        </ActionButton>
      </div>
    </FormColumn>
  );
}

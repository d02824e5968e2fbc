import { useMemo } from 'react';
import { useParams } from '@tanstack/react-router';
import { ApiRefusal } from '#contract/client.ts';
import { getPostmortem, type PostmortemShown } from '#contract/postmortem.ts';
import { useAnswer } from '../api/use-answer.ts';
import { TakeAway } from '../actions/take-away.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { ViewerNote } from '../ui/viewer-note.tsx';
import { ActionItems } from './action-items.tsx';
import { Facts } from './facts.tsx';
import { SectionEditor } from './section-editor.tsx';
import { Standing } from './standing.tsx';
import styles from './postmortem.module.css';

/** The postmortem of one incident: the facts on one side, what people write about them on the other. */
export function PostmortemPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer(getPostmortem, { params: { id } });
  const shown = answer.data;
  const above = {
    to: `/incidents/${id}`,
    title: shown === undefined ? 'The incident' : `#${shown.number} ${shown.title}`,
  };
  const isTooEarly = answer.error instanceof ApiRefusal && answer.error.code === 'refused';
  return (
    <Page
      title="Postmortem"
      lead="What happened is shown by the incident’s events. Write what it means, for those who come next."
      above={[above]}
      actions={shown === undefined ? undefined : <TakeAway incidentId={id} number={shown.number} />}
      wide
    >
      <ViewerNote />
      {isTooEarly && shown === undefined ? (
        <Empty title="It opens when the incident is resolved." lead="Until then, ideas are parked in the room." />
      ) : (
        <Shown answer={answer}>{(postmortem) => <Parts key={id} postmortem={postmortem} />}</Shown>
      )}
    </Page>
  );
}

function Parts({ postmortem }: { postmortem: PostmortemShown }) {
  const { id, parts, reviewers } = postmortem;
  const names = useMemo(() => reviewers.map(({ name }) => name), [reviewers]);
  return (
    <>
      <Standing postmortem={postmortem} />
      <div className={styles.sides}>
        <div className={styles.written}>
          {parts.map((part) =>
            part.kind === 'prose' ? <SectionEditor key={part.id} incidentId={id} part={part} names={names} /> : null,
          )}
          <ActionItems postmortem={postmortem} />
        </div>
        <aside className={styles.shown} aria-label="Facts">
          {parts.map((part) => (part.kind === 'facts' ? <Facts key={part.id} part={part} /> : null))}
        </aside>
      </div>
    </>
  );
}

import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import type { z } from 'zod';
import type { change } from '#contract/changes.ts';
import { listChanges } from '#contract/changes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Ago } from '../../time/times.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { ChangeForm } from './change-form.tsx';
import styles from '../people/people.module.css';

/** What was changed, and how it is undone. */
export function ChangesPage() {
  const answer = useAnswer(listChanges);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Changes"
      lead="What went out, the newest first. A change with a revert plan can be undone by a tired person."
      actions={
        <ActionButton needs="respond" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Record a change
        </ActionButton>
      }
    >
      <ViewerNote />
      {adding && (
        <section className={styles.person} aria-label="New change">
          <ChangeForm onDone={() => setAdding(false)} />
        </section>
      )}
      <Shown answer={answer}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Empty
              title="No change is recorded yet."
              lead={
                <>
                  Let your pipeline record each deployment with <code>npx twoam change record</code>, or post it to{' '}
                  <code>/api/v1/changes</code>.
                </>
              }
            />
          ) : (
            <ul className={styles.people}>
              {changes.map((one) => (
                <ChangeRow key={one.id} change={one} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}

function ChangeRow({ change: one }: { change: z.output<typeof change> }) {
  return (
    <li className={styles.person}>
      <div>
        <strong>
          <bdi>{one.title}</bdi>
        </strong>
        <br />
        <small>
          {one.kind} in {one.environment}, <Ago at={one.at} />
          {one.author !== null && (
            <>
              , by <bdi>{one.author}</bdi>
            </>
          )}
          {one.services.length > 0 && `, of ${one.services.join(', ')}`}
          {one.link !== null && /^https?:/.test(one.link) && (
            <>
              .{' '}
              <a href={one.link} target="_blank" rel="noreferrer">
                Open it in its tool
              </a>
            </>
          )}
        </small>
      </div>
      <p dir="auto">{one.revertPlan === null ? <strong>No revert plan.</strong> : `Revert plan: ${one.revertPlan}`}</p>
    </li>
  );
}

import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { listPeople } from '#contract/people.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonRow } from './person-row.tsx';
import styles from './people.module.css';

/** Responders and how they are reached. */
export function PeoplePage() {
  const answer = useAnswer(listPeople);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="People"
      lead="Responders and how a page reaches them. Test a page by day, not by night."
      actions={
        <ActionButton needs="administer" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Add a person
        </ActionButton>
      }
    >
      <ViewerNote needs="administer" />
      {adding && (
        <section className={styles.person} aria-label="New person">
          <PersonForm person={null} onDone={() => setAdding(false)} />
        </section>
      )}
      <Shown answer={answer}>
        {({ people }) =>
          people.length === 0 ? (
            <Empty title="Nobody is here yet." lead="People added here can be on call, hold roles and be paged." />
          ) : (
            <ul className={styles.people}>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}

import { useState } from 'react';
import type { z } from 'zod';
import type { personRow } from '#contract/people.ts';
import { testContact } from '#contract/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { EraseForm } from './erase-form.tsx';
import { PersonForm } from './person-form.tsx';
import styles from './people.module.css';
import { waysToPage } from './ways-to-page.ts';

/** One person, the test page, and the way to be forgotten. */
export function PersonRow({ person }: { person: z.output<typeof personRow> }) {
  const [open, setOpen] = useState<'edit' | 'erase' | null>(null);
  const test = useCommand(testContact);
  if (person.erased) {
    return (
      <li className={styles.person}>
        <p>
          {person.label} <small>Erased. The timeline names them so.</small>
        </p>
      </li>
    );
  }
  const pages = waysToPage(person);
  const toggle = (what: 'edit' | 'erase') => setOpen(open === what ? null : what);
  return (
    <li className={styles.person}>
      <div className={styles.head}>
        <div className={styles.who}>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          <small>
            {person.email ?? 'no address'}, {person.zone}
            {person.account !== null && `, signs in as ${person.account.role}`}
          </small>
          <small>
            {pages.length === 0
              ? 'No page can reach them yet: add an address by Change.'
              : `Paged by ${pages.join(' and ')}`}
          </small>
        </div>
        <div className={styles.buttons}>
          <ActionButton
            busy={test.isPending}
            disabled={pages.length === 0}
            aria-label={`Send a test page to ${person.name}`}
            onClick={() => test.mutate({ params: { id: person.id } })}
          >
            Send a test page
          </ActionButton>
          <ActionButton
            needs="administer"
            aria-expanded={open === 'edit'}
            aria-label={`Change ${person.name}`}
            onClick={() => toggle('edit')}
          >
            Change
          </ActionButton>
          <ActionButton
            needs="administer"
            aria-expanded={open === 'erase'}
            aria-label={`Erase ${person.name}`}
            onClick={() => toggle('erase')}
          >
            Erase
          </ActionButton>
        </div>
      </div>
      {test.data !== undefined && (
        <p role="status">
          {test.data.messages === 1 ? 'One message is on its way.' : `${test.data.messages} messages are on their way.`}{' '}
          The outbox shows what became of it.
        </p>
      )}
      <RefusalNote error={test.error} />
      {open === 'edit' && (
        <p>
          <small>
            In a procedure: <code>people: [{person.id}]</code>
          </small>
        </p>
      )}
      {open === 'edit' && <PersonForm person={person} onDone={() => setOpen(null)} />}
      {open === 'erase' && <EraseForm person={person} onDone={() => setOpen(null)} />}
    </li>
  );
}

import { memo, useState, type FormEvent } from 'react';
import { createActionItem, listActionItemsOf } from '#contract/action-items.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField } from '../ui/fields.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Shown } from '../ui/shown.tsx';
import people from '../ready/people/people.module.css';
import { ItemRows } from './item-rows.tsx';
import styles from './actions.module.css';

/** Action items of one incident: parked ideas become some of them here, and nowhere before. */
export const IncidentActions = memo(function IncidentActions({ incidentId }: { incidentId: string }) {
  const answer = useAnswer(listActionItemsOf, { params: { id: incidentId } });
  return (
    <Shown answer={answer}>
      {({ items, ideas, incidentIsOpen, approvers, trackers }) => (
        <div className={styles.stack}>
          <ItemRows items={items} around={{ approvers, trackers }} />
          {ideas.length > 0 && <Ideas incidentId={incidentId} ideas={ideas} isOpen={incidentIsOpen} />}
          {incidentIsOpen ? (
            <p>While the incident is open, ideas have no owner and no date.</p>
          ) : (
            <NewItem incidentId={incidentId} />
          )}
        </div>
      )}
    </Shown>
  );
});

interface IdeasProps {
  incidentId: string;
  ideas: readonly { id: string; text: string }[];
  isOpen: boolean;
}

function Ideas({ incidentId, ideas, isOpen }: IdeasProps) {
  const create = useCommand(createActionItem);
  return (
    <section aria-label="Parked ideas">
      <ul className={people.people}>
        {ideas.map(({ id, text }) => (
          <li key={id} className={styles.idea}>
            <span>
              <bdi>{text}</bdi>
            </span>
            {!isOpen && (
              <ActionButton
                aria-label={`Make it an action item: ${text}`}
                busy={create.isPending}
                onClick={() => create.mutate({ params: { id: incidentId }, body: { ideaId: id } })}
              >
                Make it an action item
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote error={create.error} />
    </section>
  );
}

function NewItem({ incidentId }: { incidentId: string }) {
  const [text, setText] = useState('');
  const create = useCommand(createActionItem);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending || text.trim().length < 3) return;
    create.mutate({ params: { id: incidentId }, body: { text: text.trim() } }, { onSuccess: () => setText('') });
  };
  return (
    <form className={styles.stack} onSubmit={send} aria-label="New action item">
      <LineField
        label="Something else that is to be done"
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <RefusalNote error={create.error} />
      <div>
        <ActionButton type="submit" busy={create.isPending} notYet={text.trim().length < 3}>
          Add an action item
        </ActionButton>
      </div>
    </form>
  );
}

import { useState } from 'react';
import { listActionItems, type ShownActionItem } from '#contract/action-items.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { ViewerNote } from '../ui/viewer-note.tsx';
import { ItemRows } from './item-rows.tsx';

const STATES = [
  { value: 'open', title: 'Open' },
  { value: 'overdue', title: 'Overdue' },
  { value: 'ended', title: 'Ended' },
] as const;
type State = (typeof STATES)[number]['value'];

const EMPTY: Record<State, { title: string; lead: string }> = {
  open: {
    title: 'Nothing is to be done.',
    lead: 'A postmortem makes action items of the ideas that were parked during its incident.',
  },
  overdue: { title: 'Nothing is overdue.', lead: 'Owners are reminded on the day, and after it every week.' },
  ended: { title: 'Nothing was done or dropped yet.', lead: 'What is done appears here.' },
};

/** Action items of all incidents, what is overdue first. */
export function ActionsPage() {
  const [state, setState] = useState<State>('open');
  const answer = useAnswer(listActionItems, { query: { state } }, { keepPrevious: true });
  return (
    <Page
      title="Action items"
      lead="What postmortems asked for, what is due first. Each was agreed to by somebody who may."
    >
      <ViewerNote />
      <Choice tabs legend="Which" options={STATES} value={state} onChange={setState} />
      <Shown answer={answer}>
        {({ items, approvers, trackers, overdue }) =>
          items.length === 0 ? (
            <Empty {...EMPTY[state]} />
          ) : (
            <>
              {overdue > 0 && <p>{overdue === 1 ? '1 is overdue.' : `${overdue} are overdue.`}</p>}
              <ItemRows key={state} items={inOrder(items, state)} around={{ approvers, trackers }} showsIncident />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

/** What ended last comes first; the desk sends the rest by what is due. */
function inOrder(items: readonly ShownActionItem[], state: State): readonly ShownActionItem[] {
  if (state !== 'ended') return items;
  return items.toSorted((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''));
}

import { listActionItems } from '#contract/action-items.ts';
import { useAnswer } from '../api/use-answer.ts';
import { PlaceLink } from '../ui/place-link.tsx';

/** Says on the page of what is open now that action items are overdue; nothing while none is. */
export function OverdueNote() {
  const { data } = useAnswer(listActionItems, { query: { state: 'overdue', limit: 1 } });
  if (data === undefined || data.overdue === 0) return null;
  return (
    <p>
      <PlaceLink to="/actions">
        {data.overdue === 1 ? '1 action item is overdue.' : `${data.overdue} action items are overdue.`}
      </PlaceLink>
    </p>
  );
}

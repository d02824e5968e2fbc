import type { ShownActionItem } from '#contract/action-items.ts';
import { useSome } from '../ui/use-some.tsx';
import people from '../ready/people/people.module.css';
import { ItemRow, type AroundItems } from './item-row.tsx';

/** Each row has a handful of buttons: so many are shown at once. */
const STEP = 25;

interface ItemRowsProps {
  items: readonly ShownActionItem[];
  around: AroundItems;
  /** Where the list is of more than one incident. */
  showsIncident?: boolean;
}

/** Action items one below the other, as many at once as somebody reads. */
export function ItemRows({ items, around, showsIncident = false }: ItemRowsProps) {
  const { some, more } = useSome(items, STEP, 'action items');
  if (items.length === 0) return null;
  return (
    <>
      <ul className={people.people} aria-label="Action items">
        {some.map((item) => (
          <ItemRow key={item.id} item={item} around={around} showsIncident={showsIncident} />
        ))}
      </ul>
      {more}
    </>
  );
}

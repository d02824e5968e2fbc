import { listPeople } from '#contract/people.ts';
import type { Room } from '#contract/room.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { PickOne } from '../../ui/pick-one.tsx';

/** One person, those who are on call for it first. */
export function PersonPick({
  label,
  value,
  onChange,
  first,
  placeholder,
}: {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  first: Room['roles'][number]['candidates'];
  /** What applies while nobody is picked. */
  placeholder?: string;
}) {
  const { data } = useAnswer(listPeople);
  const people = (data?.people ?? []).filter(
    (person) => !person.erased && !first.some((candidate) => candidate.id === person.id),
  );
  const options = [
    { group: 'On call for it now', items: first.map(({ id, name }) => ({ value: id, label: name })) },
    { group: 'Everybody', items: people.map(({ id, name }) => ({ value: id, label: name })) },
  ].filter((group) => group.items.length > 0);
  return (
    <PickOne
      label={label}
      data={options}
      value={value}
      onChange={onChange}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}

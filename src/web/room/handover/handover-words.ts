import { isolated } from '#core/shared/isolated.ts';

interface Named {
  id: string;
  name: string;
}

/** A handover as the room and Now know it. */
export interface Passing {
  title: string;
  from: Named;
  /** Who may still take over, in order. */
  stillAsked: readonly Named[];
  /** Who is asked at this moment. */
  asked: Named | null;
  taker: Named | null;
  declined: readonly Named[];
}

/** Who is asked, or reads, as one sentence; `me` is spoken to. */
export function askedWords(one: Passing, me: string | null): string {
  const { taker } = one;
  const role = roleWords(one, me);
  if (taker !== null) return `${isolated(taker.name)} reads what to know and takes over ${role}.`;
  const names = inTurn(one).map(({ name }) => isolated(name));
  if (names.length === 0) return `Nobody is asked to take over ${role}.`;
  return `${names.join(', then ')} ${names.length > 1 ? 'are' : 'is'} asked to take over ${role}.`;
}

/** Who cannot take over, and who is asked instead; null while nobody said no. */
export function declinedWords(one: Passing, me: string | null): string | null {
  if (one.declined.length === 0) return null;
  const [next] = inTurn(one);
  const cannot = `${listed(one.declined)} cannot take over ${roleWords(one, me)}`;
  if (one.taker !== null) return `${cannot}; ${isolated(one.taker.name)} reads what to know.`;
  if (next === undefined) return `${cannot}; nobody is left to ask.`;
  return `${cannot}; ${isolated(next.name)} is asked now.`;
}

/** Why nobody took a role over of those who were asked. */
export function unmetWords(
  one: Pick<Passing, 'declined' | 'title' | 'from'> & { end: 'all-declined' | 'nobody-answered' | 'not-taken-over' },
  me: string | null,
): string {
  const { end, declined } = one;
  const role = roleWords(one, me);
  if (end === 'all-declined' && declined.length > 0)
    return `${listed(declined)} cannot take over ${role}; nobody is left to ask.`;
  if (end === 'not-taken-over') return `Whoever answered has not taken over ${role} in time.`;
  return `Nobody who was asked to take over ${role} has answered.`;
}

/** Who is asked now, then who comes after them. */
export function inTurn({ stillAsked, asked }: Pick<Passing, 'stillAsked' | 'asked'>): readonly Named[] {
  const index = stillAsked.findIndex(({ id }) => id === asked?.id);
  return index < 1 ? stillAsked : [...stillAsked.slice(index), ...stillAsked.slice(0, index)];
}

function roleWords({ title, from }: Pick<Passing, 'title' | 'from'>, me: string | null): string {
  return `as ${isolated(title)} from ${from.id === me ? 'you' : isolated(from.name)}`;
}

function listed(people: readonly Named[]): string {
  const names = people.map(({ name }) => isolated(name));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

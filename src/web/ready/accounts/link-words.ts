import type { AnswerOf } from '#contract/route.ts';
import type { createAccountLink } from '#contract/session.ts';

/** What a new link has ended, and whether its reader knows; without a name it is one's own. */
export function linkWords(
  name: string | null,
  { endedSessions, removedPasskeys, told }: Omit<AnswerOf<typeof createAccountLink>, 'id' | 'link' | 'expiresAt'>,
): string {
  const was = name === null ? 'were' : 'was';
  const ended = [
    ...(endedSessions === 0 ? [] : [`${was} signed out in ${counted(endedSessions, 'place')}`]),
    ...(removedPasskeys === 0 ? [] : [`lost ${counted(removedPasskeys, 'passkey')}`]),
  ];
  const what = ended.length === 0 ? '' : `${name ?? 'You'} ${ended.join(' and ')}. `;
  if (name === null) return `${what}This link works once, for an hour.`;
  return `${what}${told ? 'They are told by mail that it was made. ' : ''}Hand the link to ${name} yourself: it works once.`;
}

function counted(count: number, one: string): string {
  return count === 1 ? `one ${one}` : `${count} ${one}s`;
}

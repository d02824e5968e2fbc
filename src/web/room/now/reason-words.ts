import type { Room } from '#contract/room.ts';

/** Why the priority applies, in one sentence that repeats neither the mark beside it nor the title it holds. */
export function reasonWords({ id, title, reason }: NonNullable<Room['priority']>): string {
  const sentence = id !== null && reason.startsWith(`${id}, `) ? upperFirst(reason.slice(id.length + 2)) : reason;
  return sentence.toLowerCase().includes(title.toLowerCase()) ? sentence : `${title}. ${sentence}`;
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

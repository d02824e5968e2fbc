import type { CommandOf } from '../commands.ts';
import { lastPosted } from '../incident.ts';
import { refuse } from '../refusal.ts';
import type { Answer, Situation } from './situation.ts';

/** Refuses words whose writer has not seen the last ones to the audience: nobody shall get two versions. */
export function overtaken(
  { incident }: Situation,
  { audience, seenUpdateId }: Pick<CommandOf<'PostUpdate'>, 'audience' | 'seenUpdateId'>,
): Answer | null {
  if (seenUpdateId === undefined || (lastPosted(incident, audience)?.id ?? null) === seenUpdateId) return null;
  return refuse(
    'words-overtaken',
    'Other words went out to the same audience meanwhile.',
    'Read them, then send yours as the next update, or leave it.',
  );
}

import { SECOND_MS } from '../../shared/instant.ts';
import type { CommandOf } from '../commands.ts';
import { lastPosted } from '../incident.ts';
import { publicState } from '../public-state.ts';
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

/** Within it, standard words that somebody asks for again are the same request made twice, not the next update. */
const SAME_MOMENT_MS = 30 * SECOND_MS;

/** Refuses standard words for no duty right after standard words that said the same, unless the sender saw those. */
export function saidAMomentAgo(
  { incident, now }: Situation,
  { audience, kind, key, seenUpdateId }: CommandOf<'PostUpdate'>,
): Answer | null {
  const last = lastPosted(incident, audience);
  if (key !== null || seenUpdateId !== undefined || last === null || now - last.at >= SAME_MOMENT_MS) return null;
  const hasChanged =
    last.state !== publicState(incident) ||
    (incident.assessment?.at ?? 0) > last.at ||
    incident.tickets.some((ticket) => ticket.at >= last.at);
  // Whoever asks a moment after the first words gets the holding ones composed, and says the same with them.
  const isAgain = kind === last.kind || (last.kind === 'first' && kind === 'holding');
  if (kind === 'free' || !isAgain || hasChanged) return null;
  return refuse(
    'words-overtaken',
    'The standard words went out to the same audience a moment ago.',
    'Nothing is left to send now. For one more update, read them and name them as the last you saw.',
  );
}

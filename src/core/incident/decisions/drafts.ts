import { MINUTE_MS } from '../../shared/instant.ts';
import type { CommandOf } from '../commands.ts';
import { event, type Answer, type Situation } from './situation.ts';
import { mayNotSpeakTo } from './words.ts';

/** Saying it again so soon would tell nobody anything. */
const SAID_AGAIN_AFTER_MS = 5 * MINUTE_MS;

/** Somebody says that they are writing to an audience; saying it again at once is no news. */
export function takeDraft(situation: Situation, { audience }: CommandOf<'TakeDraft'>): Answer {
  const { incident, by, now } = situation;
  const refused = mayNotSpeakTo(situation, audience);
  if (refused !== null) return refused;
  const held = incident.drafts[audience];
  const isMine = held !== undefined && 'id' in held.by && 'id' in by && held.by.id === by.id;
  if (isMine && now - held.at < SAID_AGAIN_AFTER_MS) return { events: [] };
  return { events: [event(situation, 'DraftTaken', { audience })] };
}

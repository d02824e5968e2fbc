import { personOf } from '../../shared/actor.ts';
import type { CommandOf } from '../commands.ts';
import { isOpen } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

export function writePostmortem(situation: Situation, { textId }: CommandOf<'WritePostmortem'>): Answer {
  if (isOpen(situation.incident.phase))
    return refuse('not-resolved', 'A postmortem is written after the incident.', 'Park ideas until then.');
  return { events: [event(situation, 'PostmortemWritten', { textId })] };
}

export function reviewPostmortem(situation: Situation, { outcome, textId }: CommandOf<'ReviewPostmortem'>): Answer {
  const { postmortem } = situation.incident;
  if (postmortem === null) return noPostmortem();
  const reader = personOf(situation.by);
  if (reader === null) return refuse('person-required', 'A postmortem is read by a person.', 'Sign in as yourself.');
  if (reader === personOf(postmortem.by))
    return refuse('own-words', 'You handed this in yourself.', 'Ask a colleague to read it.');
  if (outcome === 'changes-asked' && textId === null)
    return refuse('reason-required', 'Nobody can tell what should change.', 'Say what is to be changed.');
  return { events: [event(situation, 'PostmortemReviewed', { outcome, textId })] };
}

function noPostmortem(): Answer {
  return refuse('no-postmortem', 'No postmortem is written yet.', 'Write it and hand it in first.');
}

export function sharePostmortem(situation: Situation, { textId }: CommandOf<'SharePostmortem'>): Answer {
  const { postmortem } = situation.incident;
  if (postmortem === null) return noPostmortem();
  if (postmortem.review?.outcome === 'changes-asked')
    return refuse('changes-asked', 'Changes were asked for.', 'Make them and hand the postmortem in again.');
  return { events: [event(situation, 'PostmortemShared', { textId })] };
}

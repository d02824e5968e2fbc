import { describeEvent } from '../../incident/describe-event.ts';
import type { NameBook } from '../../incident/name-book.ts';
import { timeInWords } from '../../comms/time-in-words.ts';
import type { IncidentEventType } from '../../incident/events.ts';
import { dutyTitle } from '../../obligation/duty-title.ts';
import type { SourcedFact } from '../postmortem.ts';
import { placedOf, type FactWorld, type Placed } from './fact-world.ts';
import { earlier, knownThen } from './known-then.ts';
import { fact } from './sourced.ts';
import { isolated } from '../../shared/isolated.ts';

/** Events by which somebody decided something. */
const DECISIONS: IncidentEventType[] = [
  'ImpactAssessed',
  'SuspectJudged',
  'RevertAgreed',
  'MitigationStarted',
  'MitigationVerified',
  'ApprovalAnswered',
  'CommitmentMade',
  'ObligationHeld',
  'ObligationWaived',
  'RoleHandedOver',
  'HandoverDeclined',
  'RestOverridden',
  'NarrowingLifted',
  'StoodDown',
  'WorkResumed',
  'IncidentResolved',
  'IncidentReopened',
  'IncidentDismissed',
  'IncidentMerged',
];

/** Every decision in order, each with what was known at that time. */
export function decisionFacts(world: FactWorld): SourcedFact[] {
  return placedOf(world, ...DECISIONS).flatMap((one) => {
    const told = describeEvent(one.event, world.procedure, namesFor(world, one));
    if (told === null) return [];
    const text = told.textId === null ? null : (world.texts.get(told.textId) ?? null);
    return fact(one.event.at, told.sentence, [one], { text, known: knownFor(world, one) });
  });
}

/** Whoever went on in spite of the rest policy is not named: that is never held against anybody. */
function namesFor({ names }: FactWorld, { event }: Placed): NameBook {
  return event.type === 'RestOverridden' ? { ...names, person: () => 'Whoever held the role' } : names;
}

function knownFor(world: FactWorld, one: Placed): SourcedFact['known'] {
  switch (one.event.type) {
    case 'ApprovalAnswered':
      return wordsAsked(world, one, one.event.data.approvalId);
    case 'ObligationHeld':
    case 'ObligationWaived':
      return dutyThen(world, one, one.event.data.key);
    case 'CommitmentMade':
    case 'RoleHandedOver':
    case 'HandoverDeclined':
    case 'RestOverridden':
    case 'NarrowingLifted':
      return [];
    default:
      return knownThen(world, one);
  }
}

function wordsAsked(world: FactWorld, one: Placed, approvalId: string): SourcedFact['known'] {
  const asked = earlier(world, one, 'ApprovalAsked').filter(({ event }) => event.data.approvalId === approvalId);
  return asked.flatMap(({ event, ...rest }) => {
    const labels = event.data.labels.map((label) => label.replaceAll('_', ' ')).join(', ');
    const words = world.texts.get(event.data.textId);
    const quoted = words === undefined ? '' : ` “${words}”`;
    return fact(
      null,
      `What was asked for${labels === '' ? '' : ` (${labels})`}:${quoted || ' words that are not quoted here.'}`,
      [{ event, ...rest }],
    );
  });
}

function dutyThen(world: FactWorld, one: Placed, key: string): SourcedFact['known'] {
  const duty = one.before?.obligations[key];
  if (duty === undefined) return [];
  const raised = earlier(world, one, 'ObligationRaised', 'ObligationRescheduled').filter(
    ({ event }) => event.data.key === key,
  );
  const sentence = `“${isolated(dutyTitle(world.procedure, duty.step))}” was due ${timeInWords(duty.dueAt, one.event.at)}.`;
  return fact(null, sentence, raised);
}

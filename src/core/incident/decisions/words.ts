import { owesCorrection } from '../../obligation/correction.ts';
import { cadenceMs, nextWordsInRest } from '../../obligation/step-timing.ts';
import type { Instant } from '../../shared/instant.ts';
import type { CommandOf } from '../commands.ts';
import { pageChain } from '../../oncall/roster.ts';
import { customersReached } from '../../sla/customer-facts.ts';
import { mayApprove } from '../approval.ts';
import type { IncidentEvent } from '../events.ts';
import type { Incident } from '../incident.ts';
import { isOpen } from '../phase.ts';
import { publicState } from '../public-state.ts';
import { isOutside } from '../../procedure/audience-holes.ts';
import type { Procedure } from '../../procedure/procedure.ts';
import { refuse } from '../refusal.ts';
import { overtaken, saidAMomentAgo } from './overtaken.ts';
import { alreadyPerformed, event, roleTitle, type Answer, type Situation } from './situation.ts';

export function openChannel(situation: Situation, { channel, ref, key }: CommandOf<'OpenChannel'>): Answer {
  if (situation.incident.channel !== null)
    return refuse('channel-already-open', 'The channel is open already.', 'Go on there.');
  const refused = alreadyPerformed(situation, key);
  return refused ?? { events: [event(situation, 'ChannelOpened', { channel, ref })] };
}

export function postUpdate(situation: Situation, command: CommandOf<'PostUpdate'>): Answer {
  const refused =
    mayNotSpeakTo(situation, command.audience) ??
    overtaken(situation, command) ??
    saidAMomentAgo(situation, command) ??
    alreadyPerformed(situation, command.key) ??
    (command.kind === 'free' ? mayNotWrite(situation, command) : null);
  return refused ?? { events: [posted(situation, command)] };
}

/** The event of words that go out now. */
export function posted(
  situation: Situation,
  {
    updateId,
    audience,
    textId,
    kind,
    language,
    translations = [],
    promisedAt,
  }: Pick<CommandOf<'PostUpdate'>, 'updateId' | 'audience' | 'textId' | 'kind' | 'language' | 'translations'> & {
    /** The time that words which waited name already; they go out as they were approved. */
    promisedAt?: Instant | undefined;
  },
): IncidentEvent {
  const { incident, procedure, now, facts } = situation;
  const toCustomerIds = customersReached(incident, procedure, audience, facts);
  // A correction closes the matter for whoever reads it, whoever writes it.
  const corrects = owesCorrection(incident, audience);
  const plannedAt = nextUpdateAt(incident, procedure, audience, now);
  return event(situation, 'UpdatePosted', {
    updateId,
    audience,
    textId,
    kind,
    state: corrects ? 'resolved' : publicState(incident),
    nextUpdateAt: corrects || plannedAt === null ? null : Math.min(plannedAt, promisedAt ?? plannedAt),
    ...(toCustomerIds.length === 0 ? {} : { toCustomerIds }),
    ...(language === undefined ? {} : { language }),
    ...(translations.length === 0 ? {} : { translations }),
  });
}

/** Words of one's own need the role that the procedure names, and nothing in them that commits the company. */
function mayNotWrite(situation: Situation, { audience, guard }: CommandOf<'PostUpdate'>): Answer | null {
  const refused = isNotTheWriter(situation, audience);
  if (refused !== null) return refused;
  // Also whoever may approve asks: only an answer puts a promise into the register.
  if (guard?.isRead !== true)
    return refuse(
      'needs-a-reader',
      'These words are in a language that the commitment guard cannot read.',
      'Ask the approver, or write them in English.',
    );
  if (guard.stopped.length === 0) return null;
  return refuse(
    'needs-approval',
    'These words commit the company to something, and nobody has approved that.',
    'Use the rewrite, park it as an idea, or ask the approver.',
  );
}

/** Refuses whoever holds neither the role that the audience names nor one that approves. */
function isNotTheWriter({ incident, procedure, by }: Situation, audience: string): Answer | null {
  const role = procedure.audiences.find((one) => one.id === audience)?.freeTextRole ?? null;
  if (role === null || mayApprove(incident, procedure, by)) return null;
  if (by.kind !== 'person')
    return refuse(
      'not-yours-to-write',
      'Words of one’s own to this audience need somebody who answers for them by name.',
      'Sign in and send them, or send the standard words.',
    );
  const holder = incident.holders[role]?.personId;
  const writers = new Set([holder, ...pageChain(procedure, incident.roster, role)]);
  writers.delete(undefined);
  if (writers.size === 0 || writers.has(by.id)) return null;
  return refuse(
    'not-yours-to-write',
    `Words of one’s own to this audience are for the ${roleTitle(procedure, role)}.`,
    'Send the standard words, take that role, or ask the approver.',
  );
}

/** When words posted to an audience at `now` promise the next ones; null when none are owed. */
export function nextUpdateAt(incident: Incident, procedure: Procedure, audience: string, now: Instant): Instant | null {
  if (!isOpen(incident.phase)) return null;
  const isRepeated = procedure.steps.some(
    (step) => step.act === 'update' && step.audience === audience && step.repeat !== null,
  );
  if (!isRepeated) return null;
  if (incident.standDown !== null) return nextWordsInRest({ incident, procedure }, audience, now);
  const everyMs = cadenceMs(incident, procedure, audience);
  return everyMs === null ? null : now + everyMs;
}

export function mayNotSpeakTo({ incident, procedure }: Situation, audienceId: string): Answer | null {
  const audience = procedure.audiences.find((one) => one.id === audienceId);
  if (audience === undefined)
    return refuse(
      'unknown-audience',
      `The procedure has no audience ${audienceId}.`,
      `Choose one of ${procedure.audiences.map((one) => one.id).join(', ')}.`,
    );
  if (isOutside(audience) && incident.assessment?.publish !== true && !owesCorrection(incident, audienceId)) {
    return refuse(
      'not-published-yet',
      'Nothing goes outside before the impact is assessed and its priority allows it.',
      'Assess the impact first, or declare a priority by name with a reason.',
    );
  }
  return null;
}

export function postMessage(situation: Situation, { messageId, textId }: CommandOf<'PostMessage'>): Answer {
  return { events: [event(situation, 'MessagePosted', { messageId, textId })] };
}

export function parkIdea(situation: Situation, { ideaId, textId }: CommandOf<'ParkIdea'>): Answer {
  return { events: [event(situation, 'IdeaParked', { ideaId, textId })] };
}

export function recordDelivery(
  situation: Situation,
  { messageId, about, channel, recipientId, outcome, proofTextId, instead }: CommandOf<'RecordDelivery'>,
): Answer {
  // Outcomes are told at least once; hearing one again is no news.
  if (situation.incident.deliveries[messageId] !== undefined) return { events: [] };
  return {
    events: [
      event(situation, 'DeliveryRecorded', {
        messageId,
        about,
        channel,
        recipientId,
        outcome,
        proofTextId,
        ...(instead === undefined ? {} : { instead }),
      }),
    ],
  };
}

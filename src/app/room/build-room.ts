import { describeOtherCause } from '#core/change/describe-reason.ts';
import { reportingCustomers, type Incident } from '#core/incident/incident.ts';
import { obligations } from '#core/obligation/obligations.ts';
import { callsAt } from '#core/rest/called-back.ts';
import { MINUTE_MS, toIso } from '#core/shared/instant.ts';
import { levelsOfHolders } from '../handover/levels-of-holders.ts';
import type { SpaceContext } from '../space-context.ts';
import { shownWatch } from '../stand-down/shown-outlook.ts';
import { gatherRoom, type Gathered } from './gather-room.ts';
import { shownApprovals } from './shown-approvals.ts';
import { shownAssessment } from './shown-assessment.ts';
import { shownCustomers } from './shown-customers.ts';
import { shownDecision } from './shown-decision.ts';
import { shownHandovers } from './shown-handovers.ts';
import { shownMitigations, shownSuspectToRevert } from './shown-mitigations.ts';
import { shownRoles } from './shown-roles.ts';
import { shownSuggestion } from './shown-suggestion.ts';
import { shownSuspects } from './shown-suspects.ts';
import { shownTickets } from './shown-tickets.ts';
import { shownTimeline } from './shown-timeline.ts';
import { shownUpdates, shownPublicWords } from './shown-updates.ts';
import { isoOrNull, shownActor, shownDuty, wordsOf, type RoomAnswer } from './shown.ts';

/** The beginning of the postmortem; all of it has a page of its own. */
const POSTMORTEM_SHOWN = 2000;
/** Whoever began to write so long ago has left it. */
const DRAFT_SHOWN_MS = 15 * MINUTE_MS;

/** Everything the room shows of one incident at the space's time. Refuses an unknown id. */
export async function buildRoom(context: SpaceContext, id: string): Promise<RoomAnswer> {
  const gathered = await gatherRoom(context, id);
  const { incident, procedure, book, texts } = gathered;
  const now = context.clock.now();
  return {
    ...header(gathered),
    ...(await shownNight(context, gathered)),
    now: toIso(now),
    procedure: await shownProcedure(context, incident),
    duties: obligations(incident, now).map((one) => shownDuty(one, incident, procedure, book.names)),
    endedDuties: Object.values(incident.obligations)
      .filter((one) => one.endedAt !== null)
      .map((one) => shownDuty(one, incident, procedure, book.names)),
    roles: shownRoles(gathered, await levelsOfHolders(context, gathered)),
    ...(await shownHandovers(context, gathered)),
    assessment: shownAssessment(gathered),
    customers: shownCustomers(incident, procedure, book, reportingCustomers(incident), now),
    questions: procedure.assessment.questions,
    suggested: shownSuggestion(gathered, now),
    updates: shownUpdates(gathered),
    drafts: Object.entries(incident.drafts)
      .filter(([, { at }]) => now - at < DRAFT_SHOWN_MS)
      .map(([audience, { by, at }]) => ({ audience, by: shownActor(by, book.names), since: toIso(at) })),
    tickets: shownTickets(gathered),
    publicWords: shownPublicWords(gathered),
    approvals: shownApprovals(gathered),
    commitments: incident.commitments.map((made) => ({
      label: made.label,
      text: texts.get(made.textId) ?? '',
      key: made.key,
      at: toIso(made.at),
      by: shownActor(made.by, book.names),
      kept: incident.obligations[made.key]?.status === 'done',
    })),
    audiences: procedure.audiences.map(({ id: audienceId, title, channels }) => ({ id: audienceId, title, channels })),
    priorities: procedure.priorities.map(({ id: priorityId, title }) => ({ id: priorityId, title })),
    suspects: shownSuspects(incident, book, gathered.ranking),
    otherCause: gathered.ranking.otherCause === null ? null : describeOtherCause(gathered.ranking.otherCause),
    decision: await shownDecision(context, gathered, now),
    suspectToRevert: shownSuspectToRevert(incident),
    mitigations: shownMitigations(gathered),
    signals: shownSignals(gathered),
    ideas: incident.ideas.map((idea) => ({
      id: idea.id,
      text: texts.get(idea.textId) ?? '',
      by: shownActor(idea.by, book.names),
      at: toIso(idea.at),
    })),
    participants: incident.participants.map((personId) => ({ id: personId, name: book.names.person(personId) })),
    channel:
      incident.channel === null
        ? null
        : { kind: incident.channel.channel, ref: incident.channel.ref, openedAt: toIso(incident.channel.openedAt) },
    postmortem:
      incident.postmortem === null
        ? null
        : {
            text: (texts.get(incident.postmortem.textId) ?? '').slice(0, POSTMORTEM_SHOWN),
            at: toIso(incident.postmortem.at),
            shared: incident.postmortem.sharedAt !== null,
          },
    duplicateOf: await shownDuplicate(context, incident),
    ticket: incident.ticketTextId === null ? null : (texts.get(incident.ticketTextId) ?? null),
    timeline: shownTimeline(gathered),
  };
}

function header({
  id,
  incident,
  procedure,
  texts,
}: Gathered): Pick<
  RoomAnswer,
  'id' | 'number' | 'title' | 'version' | 'phase' | 'priority' | 'openedAt' | 'acknowledgedAt' | 'resolvedAt'
> {
  const { assessment } = incident;
  const title = procedure.priorities.find((one) => one.id === assessment?.priority)?.title ?? procedure.otherwise.title;
  return {
    id,
    number: incident.number,
    title: texts.get(incident.titleTextId) ?? '',
    version: incident.version,
    phase: incident.phase,
    priority:
      assessment === null
        ? null
        : {
            id: assessment.priority,
            title,
            reason: assessment.reason,
            assumed: assessment.assumed,
            since: toIso(assessment.at),
          },
    openedAt: toIso(incident.openedAt),
    acknowledgedAt: isoOrNull(incident.acknowledgedAt),
    resolvedAt: isoOrNull(incident.resolvedAt),
  };
}

async function shownNight(
  context: SpaceContext,
  { incident, procedure, book, texts }: Gathered,
): Promise<Pick<RoomAnswer, 'resting' | 'watch'>> {
  const { standDown } = incident;
  const watch = await shownWatch(context, incident);
  if (standDown === null) return { resting: null, watch };
  const { at, resumeAt, by, noteTextId, watcherId, tripwires } = standDown;
  const resting = {
    since: toIso(at),
    resumeAt: toIso(resumeAt),
    callsAt: toIso(callsAt({ incident, procedure }, resumeAt)),
    by: shownActor(by, book.names).name,
    note: wordsOf(texts, noteTextId),
    watcher: watcherId === null ? null : book.names.person(watcherId),
    tripwires,
  };
  return { resting, watch };
}

async function shownProcedure(context: SpaceContext, incident: Incident): Promise<RoomAnswer['procedure']> {
  const row = await context.storage.procedures.get(incident.procedureVersionId);
  return { versionId: incident.procedureVersionId, version: row?.version ?? 0, name: row?.name ?? '' };
}

function shownSignals({ signals, book }: Gathered): RoomAnswer['signals'] {
  return signals.map((signal) => ({
    id: signal.id,
    kind: signal.kind,
    at: toIso(signal.startedAt),
    title: signal.title,
    status: signal.status,
    customer: signal.customerId === null ? signal.customerText : book.names.customer(signal.customerId),
  }));
}

async function shownDuplicate(context: SpaceContext, incident: Incident): Promise<RoomAnswer['duplicateOf']> {
  if (incident.duplicateOf === null) return null;
  const row = await context.storage.incidents.get(incident.duplicateOf);
  return row === null ? null : { id: row.id, number: row.number };
}

import type { IncidentEvent } from '#core/incident/events.ts';
import { approvers, mayApproveAsTheyAre, nextApprovalAt, waitingApprovals } from '#core/incident/approval.ts';
import type { AnswerBasis } from '#core/incident/assessment.ts';
import { reportingCustomers, type Incident } from '#core/incident/incident.ts';
import { independentSources } from '#core/priority/independent-sources.ts';
import { graphsOf, suggestImpact } from '../incident/suggest-impact.ts';
import { describeOtherCause } from '#core/change/describe-reason.ts';
import { rankSuspects, type SuspectRanking } from '#core/change/rank-suspects.ts';
import { suspectToRevert } from '#core/incident/revert-decision.ts';
import { describeEvent } from '#core/incident/describe-event.ts';
import { obligations } from '#core/obligation/obligations.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { MINUTE_MS, SECOND_MS, toIso, type Instant } from '#core/shared/instant.ts';
import { linkedTickets, type LinkedTicket } from '../comms/linked-tickets.ts';
import { publicUpdates } from '../comms/public-words.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { SignalRow } from '../ports/signals.ts';
import type { OriginOf, SpaceContext } from '../space-context.ts';
import { nameBook, type Book } from './name-book.ts';
import { shownWatch } from '../stand-down/shown-outlook.ts';
import { suspectQuestion } from '../change/suspect-question.ts';
import type { FatigueLevel } from '#core/rest/fatigue-level.ts';
import { levelsOfHolders } from '../handover/levels-of-holders.ts';
import { shownDecision } from './shown-decision.ts';
import { textIdsIn } from './text-ids-in.ts';
import { shownHandovers } from './shown-handovers.ts';
import { shownSuspects } from './shown-suspects.ts';
import { shownCustomers } from './shown-customers.ts';
import { isoOrNull, shownActor, shownDuty, type RoomAnswer } from './shown.ts';

/** The beginning of the postmortem; all of it has a page of its own. */
const POSTMORTEM_SHOWN = 2000;
/** Whoever began to write so long ago has left it. */
const DRAFT_SHOWN_MS = 15 * MINUTE_MS;
/** More messages than one incident shows proof for at once. */
const MOST_MESSAGES = 500;

interface Gathered {
  id: string;
  incident: Incident;
  procedure: Procedure;
  events: IncidentEvent[];
  book: Book;
  texts: Map<string, string>;
  signals: SignalRow[];
  messages: OutboxRow[];
  tickets: LinkedTicket[];
  originOf: OriginOf;
  ranking: SuspectRanking;
}

/** Outside of drills nothing is played. */
const NOT_PLAYED: OriginOf = () => null;

/** Everything the room shows of one incident at the space's time. Refuses an unknown id. */
export async function buildRoom(context: SpaceContext, id: string): Promise<RoomAnswer> {
  const gathered = await gather(context, id);
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
    ...shownHandovers(gathered),
    assessment: shownAssessment(gathered),
    customers: shownCustomers(incident, procedure, book, reportingCustomers(incident), now),
    questions: procedure.assessment.questions,
    suggested: suggestion(gathered, now),
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
    suspectToRevert: shownTimes(incident),
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

async function gather(context: SpaceContext, id: string): Promise<Gathered> {
  const { incident, procedure } = await loadIncident(context, id);
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id });
  const events = stored.map(({ event }) => event);
  const [book, texts, signals, messages, tickets, originOf] = await Promise.all([
    nameBook(context, incident, events),
    context.storage.texts.bodies([...textIdsIn(events)]),
    context.storage.signals.ofIncident(id),
    context.storage.outbox.list({ limit: MOST_MESSAGES, incidentId: id }),
    linkedTickets(context, id, incident),
    context.origins?.() ?? NOT_PLAYED,
  ]);
  const ranking = await rankingNow(context, id, incident);
  return { id, incident, procedure, events, book, texts, signals, messages, tickets, originOf, ranking };
}

/** Reasons are found again when they are shown: events hold none, as words of a title may name a person. */
async function rankingNow(context: SpaceContext, id: string, incident: Incident): Promise<SuspectRanking> {
  if (incident.ranking === null) return { suspects: [], strong: null, otherCause: null };
  return rankSuspects(await suspectQuestion(context, id, incident, context.clock.now()));
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
  { incident, book, texts }: Gathered,
): Promise<Pick<RoomAnswer, 'resting' | 'watch'>> {
  const { standDown } = incident;
  const watch = await shownWatch(context, incident);
  if (standDown === null) return { resting: null, watch };
  const { at, resumeAt, by, noteTextId, watcherId, tripwires } = standDown;
  const resting = {
    since: toIso(at),
    resumeAt: toIso(resumeAt),
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

function shownRoles(
  { incident, procedure, book }: Gathered,
  levels: ReadonlyMap<string, FatigueLevel>,
): RoomAnswer['roles'] {
  return procedure.roles.map((role) => {
    const holder = incident.holders[role.id];
    const pages = Object.values(incident.pages).filter((page) => page.role === role.id);
    const last = pages.at(-1);
    return {
      role: role.id,
      title: role.title,
      level: levels.get(role.id) ?? null,
      holder: holder === undefined ? null : { id: holder.personId, name: book.names.person(holder.personId) },
      since: holder === undefined ? null : toIso(holder.sinceAt),
      candidates: (incident.roster[role.id] ?? []).map((personId) => ({
        id: personId,
        name: book.names.person(personId),
      })),
      paged:
        last === undefined || last.outcome === 'cancelled'
          ? 'no'
          : last.outcome === 'waiting'
            ? 'waiting'
            : last.outcome === 'acknowledged'
              ? 'answered'
              : 'nobody-answered',
    };
  });
}

function shownAssessment(gathered: Gathered): RoomAnswer['assessment'] {
  const { incident, book, texts } = gathered;
  const { assessment } = incident;
  if (assessment === null) return null;
  const { answers, evidence, basis = [], at } = assessment;
  return {
    at: toIso(at),
    featureId: answers.featureId,
    featureName: answers.featureId === null ? null : book.names.feature(answers.featureId),
    tier: answers.tier,
    customers: answers.customers,
    customerNames: answers.customerIds.map((id) => book.names.customer(id)),
    workaround: answers.workaround,
    symptom: wordsOf(texts, answers.symptomTextId),
    workaroundText: wordsOf(texts, answers.workaroundTextId),
    dataAtRisk: answers.dataAtRisk,
    worsening: answers.worsening,
    evidence: evidence.map(({ source, ref, textId }) => ({
      source,
      ref,
      text: textId === null ? null : (texts.get(textId) ?? null),
    })),
    own: answers.own ?? {},
    sources: independentSources(evidence),
    basis: basis.map((one) => ({
      question: one.question,
      from: one.from,
      said: basisInWords(one, gathered),
      text: wordsOf(texts, one.textId),
      at: toIso(one.at),
    })),
  };
}

function wordsOf(texts: Map<string, string>, id: string | null | undefined): string | null {
  return id == null ? null : (texts.get(id) ?? null);
}

function suggestion({ incident, signals, book }: Gathered, now: Instant): RoomAnswer['suggested'] {
  const suggested = suggestImpact(incident, signals, book.catalogue, now);
  const because = [
    { question: 'feature', given: suggested.feature },
    { question: 'customers', given: suggested.customers },
    { question: 'worsening', given: suggested.worsening },
  ].flatMap(({ question, given }) =>
    given === null ? [] : [{ question, sentence: given.because, signalIds: given.signalIds }],
  );
  return {
    featureId: suggested.feature?.answer ?? null,
    customerIds: suggested.customers?.answer ?? [],
    worsening: suggested.worsening?.answer ?? 'unknown',
    because,
    links: graphsOf(signals),
  };
}

/** Where an answer comes from, as one sentence. */
function basisInWords({ from, signalIds, by }: AnswerBasis, { book }: Gathered): string {
  const who = by === null ? 'whoever assessed' : book.names.person(by);
  if (from === 'link') return `A link that ${who} gave.`;
  if (from === 'words') return `The word of ${who}.`;
  if (signalIds.length === 0) return `As it was reported, confirmed by ${who}.`;
  return `${signalIds.length === 1 ? '1 signal' : `${signalIds.length} signals`}, confirmed by ${who}.`;
}

function shownUpdates({ incident, procedure, book, texts, messages }: Gathered): RoomAnswer['updates'] {
  return incident.updates.map((update) => {
    const own = messages.filter(({ message }) => message.messageId.includes(`.${update.id}.`));
    return {
      id: update.id,
      audience: update.audience,
      audienceTitle: procedure.audiences.find((one) => one.id === update.audience)?.title ?? update.audience,
      kind: update.kind,
      text: texts.get(update.textId) ?? '',
      status: 'posted',
      at: toIso(update.at),
      by: shownActor(update.by, book.names),
      nextUpdateAt: isoOrNull(update.nextUpdateAt),
      deliveries: {
        sent: own.filter((row) => row.state === 'sent').length,
        kept: own.filter((row) => row.state === 'kept').length,
        failed: own.filter((row) => row.state === 'failed').length,
        waiting: own.filter((row) => row.state === 'waiting').length,
      },
    };
  });
}

function shownTickets({ tickets, messages, book }: Gathered): RoomAnswer['tickets'] {
  return tickets.flatMap(({ id, ref, customerId, linkedBy }) => {
    if (ref === null) return [];
    const last = messages.find(({ message }) => message.recipientId === id && message.about === 'update');
    return {
      id,
      ref,
      customer: customerId === null ? null : book.names.customer(customerId),
      linkedBy,
      last:
        last === undefined ? null : { state: last.state, at: toIso(last.sentAt ?? last.createdAt), proof: last.proof },
    };
  });
}

function shownPublicWords({ incident, procedure, texts }: Gathered): RoomAnswer['publicWords'] {
  const last = publicUpdates(incident, procedure).at(-1);
  return last === undefined
    ? null
    : { text: texts.get(last.textId) ?? '', at: toIso(last.at), nextUpdateAt: isoOrNull(last.nextUpdateAt) };
}

function shownTimes(incident: Incident): RoomAnswer['suspectToRevert'] {
  const { suspectAt, revertAt, ms } = suspectToRevert(incident);
  return {
    suspectAt: isoOrNull(suspectAt),
    revertAt: isoOrNull(revertAt),
    seconds: ms === null ? null : ms / SECOND_MS,
  };
}

function shownMitigations({ incident, book, texts }: Gathered): RoomAnswer['mitigations'] {
  return incident.mitigations.map((one) => ({
    id: one.id,
    kind: one.kind,
    runId: one.runId,
    changeTitle: one.changeId === null ? null : book.names.change(one.changeId),
    startedAt: toIso(one.startedAt),
    by: shownActor(one.by, book.names),
    outcome: one.outcome,
    verifiedAt: isoOrNull(one.verifiedAt),
    note: one.noteTextId === null ? null : (texts.get(one.noteTextId) ?? null),
    reason: one.reasonTextId === null ? null : (texts.get(one.reasonTextId) ?? null),
  }));
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

function shownTimeline({ events, procedure, book, texts, originOf }: Gathered): RoomAnswer['timeline'] {
  return events.flatMap((event, index) => {
    const told = describeEvent(event, procedure, book.names);
    if (told === null) return [];
    return [
      {
        seq: index + 1,
        at: toIso(event.at),
        type: event.type,
        by: shownActor(event.by, book.names),
        sentence: told.sentence,
        text: told.textId === null ? null : (texts.get(told.textId) ?? null),
        automatic: event.by.kind === 'desk',
        kind: told.kind,
        origin: originOf(event),
      },
    ];
  });
}

function shownApprovals({ incident, procedure, book, texts }: Gathered): RoomAnswer['approvals'] {
  const answerers = approvers(incident, procedure).map((id) => ({ id, name: book.names.person(id) }));
  return waitingApprovals(incident).map((approval) => ({
    id: approval.id,
    audience: approval.audience,
    audienceTitle: procedure.audiences.find(({ id }) => id === approval.audience)?.title ?? approval.audience,
    text: texts.get(approval.textId) ?? '',
    cleanText: approval.cleanTextId === null ? null : (texts.get(approval.cleanTextId) ?? ''),
    labels: approval.labels,
    askedAt: toIso(approval.askedAt),
    askedBy: shownActor(approval.askedBy, book.names),
    passedOn: approval.passedOnAt !== null,
    endsAt: toIso(nextApprovalAt(approval, procedure)),
    answerers,
    approverIds: answerers.flatMap(({ id }) =>
      mayApproveAsTheyAre(incident, procedure, approval, { kind: 'person', id }) ? [id] : [],
    ),
  }));
}

import { timeInWords } from '../comms/time-in-words.ts';
import { waitingApprovals } from '../incident/approval.ts';
import { MITIGATION_VERBS, OUTCOME_WORDS } from '../incident/descriptions/mitigation.ts';
import { namesInWords, type NameBook } from '../incident/name-book.ts';
import { isNarrowed } from '../incident/handover.ts';
import { openObligations, type Incident, type MitigationState } from '../incident/incident.ts';
import { timeBoxes } from '../incident/revert-decision.ts';
import { dutyTitle } from '../obligation/duty-title.ts';
import { obligations } from '../obligation/obligations.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { personOf } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { isolated } from '../shared/isolated.ts';
import { clocksInWords } from '../sla/clock-words.ts';
import { clocks, isRunning } from '../sla/clocks.ts';
import { howItStands } from './packet-digest.ts';

/** What whoever takes over confirms, in this order. */
export const PACKET_TOPICS = ['state', 'tried', 'suspects', 'promises', 'duties', 'watch'] as const;
export type PacketTopic = (typeof PACKET_TOPICS)[number];

/** One fact of the packet; its id changes when the fact does. */
export interface PacketLine {
  id: string;
  topic: PacketTopic;
  sentence: string;
  /** Words that somebody wrote about it, or null. */
  textId: string | null;
}

/** So many of what is told of each kind. */
const MOST_DUTIES = 6;
const MOST_CLOCKS = 3;

interface Telling {
  incident: Incident;
  procedure: Procedure;
  names: NameBook;
  now: Instant;
}

/** Everything that whoever takes over must know, as sentences; every topic has at least one. */
export function handoverPacket(known: Telling): PacketLine[] {
  const telling = { ...known, names: namesInWords(known.names) };
  return [
    ...state(telling),
    ...orElse('tried', tried(telling), 'Nothing has been tried yet.'),
    ...orElse('suspects', suspects(telling), 'No change is suspected.'),
    ...orElse('promises', promises(telling), 'Nothing was promised to anybody.'),
    ...orElse('duties', duties(telling), 'Nothing is owed at this moment.'),
    ...orElse('watch', watch(telling), 'No clock is running; look at the alerts.'),
  ];
}

/** Lines that are not among earlier ones. */
export function newLines(lines: PacketLine[], earlier: PacketLine[]): Set<string> {
  const known = new Set(earlier.map(({ id }) => id));
  return new Set(lines.map(({ id }) => id).filter((id) => !known.has(id)));
}

function orElse(topic: PacketTopic, lines: PacketLine[], sentence: string): PacketLine[] {
  return lines.length > 0 ? lines : [line(topic, 'none', sentence)];
}

function line(topic: PacketTopic, id: string, sentence: string, textId: string | null = null): PacketLine {
  return { id: `${topic}:${id}`, topic, sentence, textId };
}

const PHASES: Partial<Record<Incident['phase'], string>> = {
  reported: 'Nobody has said yet that they are on it.',
  assessing: 'Its impact is being assessed.',
  mitigating: 'Service is not restored.',
  monitoring: 'Service is restored, and is being watched.',
  'stood-down': 'Work is paused for the night.',
  resolved: 'Service is restored and verified.',
  reviewing: 'The postmortem is being written.',
};

function state({ incident, procedure, names, now }: Telling): PacketLine[] {
  const { assessment, phase, round } = incident;
  const title = procedure.priorities.find(({ id }) => id === assessment?.priority)?.title ?? procedure.otherwise.title;
  const priority =
    assessment === null
      ? 'Nobody has assessed the impact yet.'
      : `${isolated(title)} since ${timeInWords(assessment.at, now)}${assessment.assumed ? ', assumed' : ''}: ${assessment.reason}`;
  const roles = procedure.roles.flatMap(({ id, title: role }) => {
    const holder = incident.holders[id];
    return holder === undefined ? [] : [`${names.person(holder.personId)} is the ${isolated(role)}`];
  });
  return [
    line('state', `assessment:${assessment?.id ?? 'none'}`, priority),
    line('state', `phase:${round}:${phase}`, PHASES[phase] ?? 'It has ended.'),
    ...(assessment?.answers.dataAtRisk === 'yes' ? [line('state', 'data', 'Data is at risk.')] : []),
    ...(roles.length === 0 ? [] : [line('state', `roles:${roles.join()}`, `${roles.join('; ')}.`)]),
    ...(isNarrowed(incident)
      ? [line('state', 'narrowed', 'Only what can be undone is done, because nobody has taken over.')]
      : []),
  ];
}

function tried({ incident, names, now }: Telling): PacketLine[] {
  return incident.mitigations.map((one) => {
    const what = one.changeId === null ? '' : ` ${names.change(one.changeId)}`;
    const by = personOf(one.by);
    const sentence = `${by === null ? 'TwoAM' : names.person(by)} started to ${MITIGATION_VERBS[one.kind]}${what} at ${timeInWords(one.startedAt, now)}: ${became(one)}.`;
    return line('tried', `${one.id}:${howItStands(one)}`, sentence, one.reasonTextId ?? one.noteTextId);
  });
}

function became(one: MitigationState): string {
  if (one.outcome !== null) return `it ${OUTCOME_WORDS[one.outcome]}`;
  return one.timeBoxEnded ? 'its time is over and it has not helped' : 'it is still going on';
}

const VERDICTS = { open: 'is suspected', confirmed: 'is confirmed as the cause', 'ruled-out': 'is ruled out' } as const;

function suspects({ incident, names }: Telling): PacketLine[] {
  const strongId = incident.ranking?.strongId ?? null;
  const judged = Object.entries(incident.suspects).map(([changeId, verdict]) =>
    line('suspects', `${changeId}:${verdict}`, `${names.change(changeId)} ${VERDICTS[verdict]}.`),
  );
  if (strongId === null || incident.suspects[strongId] !== undefined) return judged;
  return [line('suspects', `${strongId}:strong`, `${names.change(strongId)} is a strong suspect.`), ...judged];
}

function promises({ incident, procedure, now }: Telling): PacketLine[] {
  const made = incident.commitments.map(({ key, textId }) =>
    line(
      'promises',
      key,
      incident.obligations[key]?.status === 'done'
        ? 'A promise was approved, and kept.'
        : 'A promise was approved and is owed.',
      textId,
    ),
  );
  const asked = waitingApprovals(incident).map(({ id, textId }) =>
    line('promises', `approval:${id}`, 'Words with a promise wait for the approver.', textId),
  );
  const told = procedure.audiences.flatMap(({ id, title }) => {
    const last = incident.updates.findLast(({ audience }) => audience === id);
    if (last === undefined || last.nextUpdateAt === null || last.nextUpdateAt < now) return [];
    return [
      line(
        'promises',
        `told:${last.id}`,
        `${isolated(title)}: told to hear next at ${timeInWords(last.nextUpdateAt, now)}.`,
      ),
    ];
  });
  return [...made, ...asked, ...told];
}

function duties({ incident, procedure, now }: Telling): PacketLine[] {
  const owed = obligations(incident, now);
  const shown = owed.slice(0, MOST_DUTIES).map(({ key, step, dueAt, performAt }) => {
    const by = performAt === null ? '' : '; TwoAM does it by itself';
    const when = dueAt < now ? 'late since' : 'due at';
    return line('duties', key, `“${isolated(dutyTitle(procedure, step))}” is ${when} ${timeInWords(dueAt, now)}${by}.`);
  });
  const more = openObligations(incident).length - shown.length;
  return more > 0 ? [...shown, line('duties', 'more', `${more} more are owed; the room lists them.`)] : shown;
}

function watch({ incident, names, now }: Telling): PacketLine[] {
  const due = clocks(incident)
    .filter(isRunning)
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .slice(0, MOST_CLOCKS)
    .map(({ customerId, kind, occurrence, dueAt }) =>
      line(
        'watch',
        `clock:${customerId}:${kind}:${occurrence}`,
        clocksInWords(kind, [{ name: names.customer(customerId), dueAt }], dueAt < now, now),
      ),
    );
  const boxes = timeBoxes(incident).map(({ mitigationId, endsAt }) =>
    line('watch', `box:${mitigationId}`, `What is being tried has until ${timeInWords(endsAt, now)} to help.`),
  );
  const last = incident.signals.at(-1);
  const signals =
    last === undefined
      ? []
      : [line('watch', `signal:${last.id}`, `The last signal came at ${timeInWords(last.receivedAt, now)}.`)];
  return [...due, ...boxes, ...signals];
}

import { formatDuration } from './duration.ts';
import type { FatigueLimits } from '../rest/fatigue-level.ts';
import type { Calendar } from '../shared/calendar.ts';
import type { Audience, Priority, Procedure, RestPolicy, Role, SlaTarget, Step, Template } from './procedure.ts';
import { fileHours, fileRepeat, fileTriggers, fileWeek } from './write-procedure.ts';

/** One difference between two procedures, in words. */
export interface ProcedureChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Where in the file, such as `steps.open-status-page.within`. */
  path: string;
  /** A sentence such as `step open-status-page: within 5 min instead of 10 min`. */
  sentence: string;
  /** How it was written before; null when it was not there. */
  before: string | null;
  after: string | null;
}

/** What people read of a thing: each part's name and its words; null where it is left out. */
type Words = Record<string, string | null>;

interface Subject {
  path: string;
  /** How a sentence calls it, such as `step assess`; '' for the procedure itself. */
  name: string;
  words: Words;
}

/** Everything that differs, in the order of the file. Equal procedures give an empty list. */
export function diffProcedures(before: Procedure, after: Procedure): ProcedureChange[] {
  const old = new Map(subjectsOf(before).map((one) => [one.path, one]));
  const fresh = new Map(subjectsOf(after).map((one) => [one.path, one]));
  const added = [...fresh.values()].filter(({ path }) => !old.has(path)).map(addition);
  const removed = [...old.values()].filter(({ path }) => !fresh.has(path)).map(removal);
  const changed = [...fresh.values()].flatMap((one) => changes(old.get(one.path), one));
  return [...removed, ...added, ...changed, ...moves(before, after)];
}

function addition({ path, name, words }: Subject): ProcedureChange {
  return { kind: 'added', path, sentence: `${name} is new`, before: null, after: summary(words) };
}

function removal({ path, name, words }: Subject): ProcedureChange {
  return { kind: 'removed', path, sentence: `${name} is gone`, before: summary(words), after: null };
}

function summary(words: Words): string {
  return Object.entries(words)
    .flatMap(([part, text]) => (text === null ? [] : [`${part}: ${text}`]))
    .join('\n');
}

function changes(old: Subject | undefined, fresh: Subject): ProcedureChange[] {
  if (old === undefined) return [];
  const parts = new Set([...Object.keys(old.words), ...Object.keys(fresh.words)]);
  return [...parts].flatMap((part): ProcedureChange[] => {
    const before = old.words[part] ?? null;
    const after = fresh.words[part] ?? null;
    if (before === after) return [];
    const path = fresh.path === '' ? part : `${fresh.path}.${part}`;
    const sentence = `${fresh.name === '' ? '' : `${fresh.name}: `}${changeInWords(part, before, after)}`;
    return [{ kind: 'changed', path, sentence, before, after }];
  });
}

function changeInWords(part: string, before: string | null, after: string | null): string {
  if (isLong(before) || isLong(after)) return `${part} has other words`;
  if (before === null) return `${part} ${after ?? ''}, which was not there`;
  if (after === null) return `no ${part} instead of ${before}`;
  return `${part} ${after} instead of ${before}`;
}

function isLong(text: string | null): boolean {
  return text !== null && (text.length > 120 || text.includes('\n'));
}

/** Only what is in both files can have moved; what came or went is told already. */
function moves(before: Procedure, after: Procedure): ProcedureChange[] {
  return (['priorities', 'steps'] as const).flatMap((path) => {
    const order = (own: Procedure, other: Procedure): string =>
      own[path]
        .map(({ id }) => id)
        .filter((id) => other[path].some((one) => one.id === id))
        .join(', ');
    const [old, fresh] = [order(before, after), order(after, before)];
    if (old === fresh) return [];
    return [{ kind: 'moved', path, sentence: `${path} come in another order`, before: old, after: fresh }];
  });
}

function subjectsOf(procedure: Procedure): Subject[] {
  return [
    { path: '', name: '', words: policyWords(procedure) },
    { path: 'calendar', name: 'calendar', words: calendarWords(procedure.calendar) },
    ...procedure.roles.map((role) => subject('roles', 'role', role.id, roleWords(role))),
    ...procedure.priorities.map((priority) => subject('priorities', 'priority', priority.id, priorityWords(priority))),
    ...procedure.steps.map((step) => subject('steps', 'step', step.id, stepWords(step))),
    ...procedure.audiences.map((audience) => subject('audiences', 'audience', audience.id, audienceWords(audience))),
    ...procedure.templates.map((template) => subject('templates', 'template', template.id, templateWords(template))),
    ...procedure.sla.map((target) => subject('sla', 'SLA of tier', target.tier, slaWords(target))),
  ];
}

function subject(section: string, kind: string, id: string, words: Words): Subject {
  return { path: `${section}.${id}`, name: `${kind} ${id}`, words };
}

function policyWords(procedure: Procedure): Words {
  const { intake, otherwise, assessment, revert, rest, commitments } = procedure;
  return {
    name: procedure.name,
    commander: procedure.commander,
    'intake.reports': intake.report,
    'intake.alerts': intake.alert,
    'intake.triage-role': intake.triageRole,
    'intake.group-within': time(intake.groupWithinMs),
    otherwise: `${otherwise.title} (${fileHours(otherwise.hours)})`,
    'assessment.role': assessment.role,
    'assessment.questions': list(
      assessment.questions.map(({ id, ask, required }) => `${id}: ${ask}${required ? ' (must be answered)' : ''}`),
      '; ',
    ),
    'assessment.assumed': list(
      assessment.assumed.map(
        ({ when, priority, publish }) => `${priority} when ${when}${publish ? ', with words going out' : ''}`,
      ),
      '; ',
    ),
    'revert.require-plan-when': revert.requirePlanWhen,
    'revert.fix-forward-needs-reason': yesNo(revert.fixForwardNeedsReason),
    'revert.plan-rehearsed-within': revert.planRehearsedWithinMs === null ? null : time(revert.planRehearsedWithinMs),
    'revert.warn-only-for': time(revert.warnOnlyForMs),
    'revert.time-box': time(revert.timeBoxMs),
    'revert.fix-forward-time-box': time(revert.fixForwardTimeBoxMs),
    'revert.two-people-when-data': yesNo(revert.twoPeopleWhenData),
    ...restWords(rest),
    'commitments.approver-role': commitments.approverRole,
    'commitments.answer-within': time(commitments.answerWithinMs),
    'commitments.park-while-open': yesNo(commitments.parkWhileOpen),
  };
}

function restWords({ levels, pause, ...rest }: RestPolicy): Words {
  const { caution, handOver, standDown } = levels;
  return {
    'rest.look-after-people': yesNo(rest.lookAfterPeople),
    'rest.hand-over-after': time(handOver.inRoleMs),
    'rest.hand-over-after-night': time(handOver.inRoleInLowMs),
    'rest.propose-ahead': time(rest.proposeAheadMs),
    'rest.rest-after': time(rest.restAfterMs),
    'rest.keep': time(rest.keepMs),
    'rest.sleepiness-intercept': String(rest.sleepinessIntercept),
    'rest.caution': list([
      ...limits(caution),
      `woken ${formatDuration(caution.wokenMs)} ago`,
      `${caution.nightPages} night pages`,
    ]),
    'rest.hand-over': list([
      ...limits(handOver),
      `less than ${formatDuration(handOver.sleptIn24hMs)} of sleep in 24h`,
      `more than ${handOver.incidentsThisShift} incidents`,
    ]),
    'rest.stand-down': list([
      ...limits(standDown),
      `less than ${formatDuration(standDown.sleptIn48hMs)} of sleep in 48h`,
    ]),
    'rest.pause.allowed': list(pause.allowed),
    'rest.pause.when-mitigated': list(pause.whenMitigated),
    'rest.pause.quiet-for': time(pause.quietForMs),
    'rest.pause.resume': `${Math.floor(pause.resumeMinute / 60)}:${String(pause.resumeMinute % 60).padStart(2, '0')}`,
    'rest.pause.longest': time(pause.longestMs),
  };
}

function limits({ kss, awakeMs, onIncidentMs }: FatigueLimits): string[] {
  return [
    ...(kss === null ? [] : [`sleepiness ${kss}`]),
    ...(awakeMs === null ? [] : [`awake ${formatDuration(awakeMs)}`]),
    ...(onIncidentMs === null ? [] : [`on the incident ${formatDuration(onIncidentMs)}`]),
  ];
}

function calendarWords({ zone, week, holidays }: Calendar): Words {
  const days = Object.entries(fileWeek(week)).map(([day, hours]) => `${day} ${hours}`);
  return { zone, week: list(days), holidays: list(holidays) };
}

function roleWords({ title, filledBy, deputies, approves }: Role): Words {
  return {
    title,
    'filled by': 'schedule' in filledBy ? `schedule ${filledBy.schedule}` : list(filledBy.people),
    deputies: list(deputies),
    approves: list(approves),
  };
}

function priorityWords(priority: Priority): Words {
  return {
    title: priority.title,
    when: priority.when,
    hours: fileHours(priority.hours),
    publish: yesNo(priority.publish),
    sources: String(priority.sources),
  };
}

function stepWords(step: Step): Words {
  return {
    number: String(step.number),
    title: step.title,
    act: step.act,
    page: step.page,
    audience: step.audience,
    after: fileTriggers(step.after).join(' or '),
    wait: step.waitMs === 0 ? null : time(step.waitMs),
    when: step.when,
    owner: step.owner,
    within: time(step.withinMs),
    hours: step.hours === 'by-priority' ? 'by-priority' : fileHours(step.hours),
    level: step.level,
    repeat: fileRepeat(step.repeat),
    until: list(step.until),
    late: `after ${time(step.late.afterMs)}${step.late.add.length === 0 ? '' : `, adding ${step.late.add.join(', ')}`}`,
  };
}

function audienceWords(audience: Audience): Words {
  const { reach, templates } = audience;
  const cadence = Object.entries(audience.cadence).map(([priority, phases]) => {
    const often = Object.entries(phases).map(([phase, lengthMs]) => `${phase} ${time(lengthMs ?? 0)}`);
    return [`cadence of ${priority}`, list(often)] as const;
  });
  return {
    title: audience.title,
    reach: reach.kind === 'people' ? list([...reach.roles, ...reach.people, ...reach.addresses]) : reach.kind,
    language: audience.language,
    channels: list(audience.channels),
    'free-text': audience.freeTextRole,
    templates: `${templates.first}, ${templates.holding}, ${templates.resolved}`,
    ...Object.fromEntries(cadence),
  };
}

function templateWords({ subject: line, body, language, translations }: Template): Words {
  const translated = Object.entries(translations).flatMap(([code, words]) => [
    [`subject in ${code}`, words.subject] as const,
    [`body in ${code}`, words.body] as const,
  ]);
  return { subject: line, body, language, ...Object.fromEntries(translated) };
}

function slaWords(target: SlaTarget): Words {
  const promised = (lengthMs: number | null): string | null => (lengthMs === null ? null : time(lengthMs));
  return {
    hours: fileHours(target.hours),
    priorities: target.priorities.join(', ') || null,
    'first-response': promised(target.firstResponseMs),
    notification: promised(target.notificationMs),
    'update-every': promised(target.updateEveryMs),
    restore: promised(target.restoreMs),
    'warn-before': time(target.warnBeforeMs),
    availability: target.availability === null ? null : `${target.availability} %`,
  };
}

const UNITS: Record<string, string> = { d: 'd', h: 'h', m: 'min', s: 's' };

function time(lengthMs: number): string {
  const parts = formatDuration(lengthMs).matchAll(/(\d+)(\w)/g);
  return [...parts].map(([, count, unit = '']) => `${count} ${UNITS[unit]}`).join(' ');
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function list(items: string[], separator = ', '): string | null {
  return items.length === 0 ? null : items.join(separator);
}

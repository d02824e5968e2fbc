import type { DurationMs } from '../shared/instant.ts';
import { WEEKDAYS } from './conditions/change-conditions.ts';
import { parseDuration } from './duration.ts';
import { DEFAULT_QUESTIONS, IMPACT_QUESTIONS, isImpactQuestion } from './impact-questions.ts';
import type { Calendar } from '../shared/calendar.ts';
import type {
  Audience,
  ImpactQuestion,
  LateRule,
  Moment,
  Procedure,
  RestPolicy,
  Role,
  SlaTarget,
  Step,
  Template,
  Trigger,
  WorkingHours,
} from './procedure.ts';
import type { ProcedureFile } from './schema/procedure-file.ts';

/** Moments of an incident that a step may follow or end with. */
export const MOMENTS: readonly Moment[] = [
  'reported',
  'acknowledged',
  'assessed',
  'mitigation-started',
  'mitigated',
  'resolved',
  'reopened',
  'resumed',
  'not-an-incident',
];

/** The checked file as the rest of the core reads it: defaults filled in, durations in milliseconds. */
export function toProcedure(file: ProcedureFile): Procedure {
  return {
    name: file.name,
    calendar: toCalendar(file.calendar),
    intake: {
      report: file.intake.reports,
      alert: file.intake.alerts,
      triageRole: file.intake['triage-role'],
      groupWithinMs: ms(file.intake['group-within']),
    },
    roles: Object.entries(file.roles).map(([id, role]) => toRole(id, role)),
    priorities: file.priorities.map((priority) => ({ ...priority, hours: toHours(priority.hours) })),
    otherwise: { ...file.otherwise, hours: toHours(file.otherwise.hours) },
    assessment: { ...file.assessment, questions: toQuestions(file.assessment.questions) },
    steps: file.steps.map((step) => toStep(step, file)),
    audiences: Object.entries(file.audiences).map(([id, audience]) => toAudience(id, audience)),
    templates: Object.entries(file.templates).map(([id, template]): Template => ({ id, ...template })),
    sla: file.sla.map(toSla),
    revert: {
      requirePlanWhen: file.revert['require-plan-when'] ?? null,
      fixForwardNeedsReason: file.revert['fix-forward-needs-reason'],
      planRehearsedWithinMs: msOrNull(file.revert['plan-rehearsed-within']),
      warnOnlyForMs: ms(file.revert['warn-only-for']),
      timeBoxMs: ms(file.revert['time-box']),
      fixForwardTimeBoxMs: ms(file.revert['fix-forward-time-box']),
      twoPeopleWhenData: file.revert['two-people-when-data'],
    },
    rest: toRestPolicy(file),
    commitments: {
      approverRole: file.commitments['approver-role'],
      parkWhileOpen: file.commitments['park-while-open'],
      answerWithinMs: ms(file.commitments['answer-within']),
    },
    commander: file.commander,
  };
}

function toRestPolicy({ rest, priorities }: ProcedureFile): RestPolicy {
  const { caution, 'hand-over': handOver, 'stand-down': standDown, pause } = rest;
  const [first = '', ...others] = priorities.map(({ id }) => id);
  return {
    lookAfterPeople: rest['look-after-people'],
    levels: {
      caution: {
        kss: sleepinessOf(caution.sleepiness),
        awakeMs: ms(caution.awake),
        onIncidentMs: ms(caution['on-incident']),
        wokenMs: ms(caution.woken),
        nightPages: caution['night-pages'],
      },
      handOver: {
        kss: sleepinessOf(handOver.sleepiness),
        awakeMs: ms(handOver.awake),
        onIncidentMs: null,
        inRoleMs: ms(rest['hand-over-after']),
        inRoleInLowMs: ms(rest['hand-over-after-night']),
        sleptIn24hMs: ms(handOver['slept-in-24h']),
        incidentsThisShift: handOver.incidents,
      },
      standDown: {
        kss: sleepinessOf(standDown.sleepiness),
        awakeMs: ms(standDown.awake),
        onIncidentMs: ms(standDown['on-incident']),
        sleptIn48hMs: ms(standDown['slept-in-48h']),
      },
    },
    sleepinessIntercept: rest['sleepiness-intercept'],
    proposeAheadMs: ms(rest['propose-ahead']),
    restAfterMs: ms(rest['rest-after']),
    keepMs: ms(rest.keep),
    pause: {
      allowed: pause.allowed ?? others,
      whenMitigated: pause['when-mitigated'] ?? [first],
      quietForMs: ms(pause['quiet-for']),
      resumeMinute: minuteOfDay(pause.resume),
      longestMs: ms(pause.longest),
    },
  };
}

function sleepinessOf(limit: number | 'off'): number | null {
  return limit === 'off' ? null : limit;
}

/** Whether a name in `after` or `until` is a moment; otherwise it is a step. */
export function isMoment(name: string): name is Moment {
  return MOMENTS.some((moment) => moment === name);
}

/** A single name or a list of them, as a list. */
function asList(names: string | string[] | undefined): string[] {
  if (names === undefined) return [];
  return typeof names === 'string' ? [names] : names;
}

/** Who is added to a late duty when the step does not say: the owner's deputies, then the commander. */
function defaultLateChain(file: Pick<ProcedureFile, 'roles' | 'commander'>, owner: string): string[] {
  const deputies = Object.hasOwn(file.roles, owner) ? (file.roles[owner]?.deputies ?? []) : [];
  return [...new Set([...deputies, file.commander])].filter((role) => role !== owner);
}

function toQuestions(questions: ProcedureFile['assessment']['questions']): ImpactQuestion[] {
  if (questions === undefined) return [...DEFAULT_QUESTIONS];
  return questions.map(({ id, ask, required }) => ({
    id,
    ask: ask ?? (isImpactQuestion(id) ? IMPACT_QUESTIONS[id] : id),
    required,
  }));
}

/** The checked calendar of a file as the core reckons with it. */
export function toCalendar(calendar: ProcedureFile['calendar']): Calendar {
  const week: Calendar['week'] = {};
  WEEKDAYS.forEach((day, index) => {
    const hours = calendar.week[day];
    if (hours === undefined) return;
    const [from = '', to = ''] = hours.split('-');
    week[(index + 1) as keyof Calendar['week']] = { fromMinute: minuteOfDay(from), toMinute: minuteOfDay(to) };
  });
  return { zone: calendar.zone, week, holidays: calendar.holidays };
}

/** Minutes from midnight of `HH:MM`; 24:00 is 1440. */
export function minuteOfDay(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function toRole(id: string, role: ProcedureFile['roles'][string]): Role {
  const filledBy = role.schedule === undefined ? { people: role.people ?? [] } : { schedule: role.schedule };
  return { id, title: role.title, filledBy, deputies: role.deputies, approves: role.approves };
}

function toStep(step: ProcedureFile['steps'][number], file: ProcedureFile): Step {
  return {
    id: step.id,
    number: step.number,
    title: step.title,
    act: step.act,
    page: step.page ?? null,
    audience: step.audience ?? null,
    after: asList(step.after).map((name): Trigger => (isMoment(name) ? { moment: name } : { step: name })),
    waitMs: ms(step.wait),
    when: step.when ?? null,
    owner: step.owner,
    withinMs: ms(step.within),
    hours: step.hours === 'by-priority' ? 'by-priority' : toHours(step.hours),
    level: step.level,
    repeat: toRepeat(step.repeat),
    until: asList(step.until).filter(isMoment),
    late: toLate(step, file),
  };
}

function toRepeat(repeat: string | undefined): Step['repeat'] {
  if (repeat === undefined) return null;
  return repeat === 'by-cadence' ? { cadence: true } : { everyMs: ms(repeat.replace(/^every /, '')) };
}

function toLate(step: ProcedureFile['steps'][number], file: ProcedureFile): LateRule {
  return {
    afterMs: ms(step.late?.after ?? '5m'),
    add: step.late?.add ?? defaultLateChain(file, step.owner),
  };
}

function toAudience(id: string, audience: ProcedureFile['audiences'][string]): Audience {
  const { reach, templates } = audience;
  return {
    id,
    title: audience.title,
    reach: typeof reach === 'string' ? { kind: reach } : { kind: 'people', ...reach },
    channels: audience.channels,
    language: audience.language,
    cadence: Object.fromEntries(
      Object.entries(audience.cadence).map(([priority, often]) => [priority, toCadence(often)]),
    ),
    templates: {
      first: templates.first,
      holding: templates.holding ?? templates.first,
      resolved: templates.resolved ?? templates.first,
    },
    freeTextRole: audience['free-text'] ?? null,
  };
}

function toCadence(often: ProcedureFile['audiences'][string]['cadence'][string]): Partial<Record<string, DurationMs>> {
  if (typeof often === 'string') return { default: ms(often) };
  return Object.fromEntries(
    Object.entries(often).flatMap(([phase, text]) => (text === undefined ? [] : [[phase, ms(text)]])),
  );
}

function toSla(target: ProcedureFile['sla'][number]): SlaTarget {
  return {
    tier: target.tier,
    hours: toHours(target.hours),
    priorities: target.priorities,
    firstResponseMs: msOrNull(target['first-response']),
    notificationMs: msOrNull(target.notification),
    updateEveryMs: msOrNull(target['update-every']),
    restoreMs: msOrNull(target.restore),
    warnBeforeMs: ms(target['warn-before']),
    availability: target.availability ?? null,
  };
}

function toHours(hours: 'always' | 'business'): WorkingHours {
  return hours === 'always' ? 'around-the-clock' : 'business-hours';
}

function msOrNull(text: string | undefined): DurationMs | null {
  return text === undefined ? null : ms(text);
}

/** The schema let the text through, so it is a duration. */
function ms(text: string): DurationMs {
  const durationMs = parseDuration(text);
  if (durationMs === null) throw new Error(`not a duration: ${text}`);
  return durationMs;
}

import { stringify } from 'yaml';
import { assertNever } from '../shared/assert-never.ts';
import { formatDuration } from './duration.ts';
import type { Calendar } from '../shared/calendar.ts';
import type { Audience, Procedure, RestPolicy, Role, SlaTarget, Step, WorkingHours } from './procedure.ts';

/** The procedure as a file that reads back the same: every default written out, durations to the second. */
export function writeProcedure(procedure: Procedure): string {
  const { intake, assessment, revert, rest, commitments } = procedure;
  const file = {
    procedure: 1,
    name: procedure.name,
    commander: procedure.commander,
    calendar: fileCalendar(procedure.calendar),
    intake: {
      reports: intake.report,
      alerts: intake.alert,
      'triage-role': intake.triageRole,
      'group-within': formatDuration(intake.groupWithinMs),
    },
    roles: byId(procedure.roles, fileRole),
    priorities: procedure.priorities.map((priority) => ({ ...priority, hours: fileHours(priority.hours) })),
    otherwise: { ...procedure.otherwise, hours: fileHours(procedure.otherwise.hours) },
    assessment,
    steps: procedure.steps.map(fileStep),
    audiences: byId(procedure.audiences, fileAudience),
    templates: byId(procedure.templates, ({ subject, body, language, translations }) => ({
      subject,
      body,
      language,
      translations,
    })),
    sla: procedure.sla.map(fileSla),
    revert: {
      ...optional('require-plan-when', revert.requirePlanWhen),
      'fix-forward-needs-reason': revert.fixForwardNeedsReason,
      ...durations({ 'plan-rehearsed-within': revert.planRehearsedWithinMs }),
      'warn-only-for': formatDuration(revert.warnOnlyForMs),
      'time-box': formatDuration(revert.timeBoxMs),
      'fix-forward-time-box': formatDuration(revert.fixForwardTimeBoxMs),
      'two-people-when-data': revert.twoPeopleWhenData,
    },
    rest: fileRest(rest),
    commitments: {
      'approver-role': commitments.approverRole,
      'answer-within': formatDuration(commitments.answerWithinMs),
      'park-while-open': commitments.parkWhileOpen,
    },
  };
  return stringify(file, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Working hours as the file names them. */
export function fileHours(hours: WorkingHours): 'always' | 'business' {
  switch (hours) {
    case 'around-the-clock':
      return 'always';
    case 'business-hours':
      return 'business';
    default:
      return assertNever(hours);
  }
}

/** A repeat as the file writes it: `by-cadence` or `every 30m`; null for none. */
export function fileRepeat(repeat: Step['repeat']): string | null {
  if (repeat === null) return null;
  return 'cadence' in repeat ? 'by-cadence' : `every ${formatDuration(repeat.everyMs)}`;
}

/** Names of what makes a step arise, as the file writes them. */
export function fileTriggers(after: Step['after']): string[] {
  return after.map((trigger) => ('moment' in trigger ? trigger.moment : trigger.step));
}

/** The working week as the file writes it, by day. */
export function fileWeek(week: Calendar['week']): Record<string, string> {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const hours = week[(index + 1) as keyof Calendar['week']];
      return hours === undefined ? [] : [[name, `${timeOfDay(hours.fromMinute)}-${timeOfDay(hours.toMinute)}`]];
    }),
  );
}

function fileCalendar({ zone, week, holidays }: Calendar): object {
  return { zone, week: fileWeek(week), holidays };
}

function timeOfDay(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function fileRole({ title, filledBy, deputies, approves }: Role): object {
  return { title, ...filledBy, deputies, approves };
}

function fileStep(step: Step): object {
  return {
    id: step.id,
    number: step.number,
    title: step.title,
    act: step.act,
    ...optional('page', step.page),
    ...optional('audience', step.audience),
    after: fileTriggers(step.after),
    wait: formatDuration(step.waitMs),
    ...optional('when', step.when),
    owner: step.owner,
    within: formatDuration(step.withinMs),
    hours: step.hours === 'by-priority' ? 'by-priority' : fileHours(step.hours),
    level: step.level,
    ...optional('repeat', fileRepeat(step.repeat)),
    ...(step.until.length === 0 ? {} : { until: step.until }),
    late: { after: formatDuration(step.late.afterMs), add: step.late.add },
  };
}

function fileAudience(audience: Audience): object {
  const { reach } = audience;
  return {
    title: audience.title,
    reach: reach.kind === 'people' ? fileReach(reach) : reach.kind,
    channels: audience.channels,
    language: audience.language,
    ...optional('free-text', audience.freeTextRole),
    templates: audience.templates,
    cadence: Object.fromEntries(
      Object.entries(audience.cadence).map(([priority, phases]) => [priority, durations(phases)]),
    ),
  };
}

function fileReach({ roles, people, addresses }: Extract<Audience['reach'], { kind: 'people' }>): object {
  return { roles, people, ...(addresses.length === 0 ? {} : { addresses }) };
}

function fileSla(target: SlaTarget): object {
  return {
    tier: target.tier,
    hours: fileHours(target.hours),
    priorities: target.priorities,
    ...durations({
      'first-response': target.firstResponseMs,
      notification: target.notificationMs,
      'update-every': target.updateEveryMs,
      restore: target.restoreMs,
      'warn-before': target.warnBeforeMs,
    }),
    ...(target.availability === null ? {} : { availability: target.availability }),
  };
}

function durations(lengthsMs: Partial<Record<string, number | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(lengthsMs).flatMap(([name, lengthMs]) =>
      lengthMs == null ? [] : [[name, formatDuration(lengthMs)]],
    ),
  );
}

function optional(key: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [key]: value };
}

function byId<T extends { id: string }>(items: T[], write: (item: T) => object): Record<string, object> {
  return Object.fromEntries(items.map((item) => [item.id, write(item)]));
}

function fileRest({ levels, pause, ...rest }: RestPolicy) {
  const { caution, handOver, standDown } = levels;
  return {
    'look-after-people': rest.lookAfterPeople,
    'hand-over-after': formatDuration(handOver.inRoleMs),
    'hand-over-after-night': formatDuration(handOver.inRoleInLowMs),
    'propose-ahead': formatDuration(rest.proposeAheadMs),
    'rest-after': formatDuration(rest.restAfterMs),
    keep: formatDuration(rest.keepMs),
    'sleepiness-intercept': rest.sleepinessIntercept,
    caution: {
      sleepiness: caution.kss ?? 'off',
      ...durations({ awake: caution.awakeMs, 'on-incident': caution.onIncidentMs, woken: caution.wokenMs }),
      'night-pages': caution.nightPages,
    },
    'hand-over': {
      sleepiness: handOver.kss ?? 'off',
      ...durations({ awake: handOver.awakeMs, 'slept-in-24h': handOver.sleptIn24hMs }),
      incidents: handOver.incidentsThisShift,
    },
    'stand-down': {
      sleepiness: standDown.kss ?? 'off',
      ...durations({
        awake: standDown.awakeMs,
        'on-incident': standDown.onIncidentMs,
        'slept-in-48h': standDown.sleptIn48hMs,
      }),
    },
    pause: {
      allowed: pause.allowed,
      'when-mitigated': pause.whenMitigated,
      ...durations({ 'quiet-for': pause.quietForMs }),
      resume: timeOfDay(pause.resumeMinute),
      ...durations({ longest: pause.longestMs }),
    },
  };
}

import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../shared/instant.ts';
import { compileCondition, type ConditionFacts } from './conditions.ts';
import { formatDuration } from './duration.ts';
import type { FilePath } from './fault.ts';
import { canHold, possibleFacts } from './possible-facts.ts';
import type { Audience, Procedure, Step } from './procedure.ts';
import { fieldsOfTemplate } from './render-template.ts';

export type HoleKind =
  | 'nobody-on-call'
  | 'priority-unreachable'
  | 'assumption-incomplete'
  | 'nobody-assesses'
  | 'step-never-arises'
  | 'late-adds-nobody'
  | 'audience-without-channel'
  | 'publish-without-words'
  | 'priority-without-cadence'
  | 'words-without-next-time'
  | 'days-of-working-hours';

/** What a valid procedure leaves open, in one sentence. */
export interface Hole {
  kind: HoleKind;
  /** Where in the file. */
  at: FilePath;
  message: string;
  /** 1-based, known when the procedure was read from a file. */
  line: number | null;
  column: number | null;
}

/** Times at which nobody holds a role, `[fromAt, toAt)`. */
export interface RoleCoverage {
  role: string;
  gaps: { fromAt: Instant; toAt: Instant }[];
}

/** More combinations than these are not tried, and nothing is claimed about them. */
const MOST_COMBINATIONS = 20_000;

/** The holes of a valid procedure; with `coverage` of the schedules, also the hours at which nobody is there. */
export function findHoles(procedure: Procedure, coverage: readonly RoleCoverage[] = []): Hole[] {
  return [
    ...unreachablePriorities(procedure),
    ...assumptionHoles(procedure),
    ...stepHoles(procedure),
    ...audienceHoles(procedure),
    ...publishHoles(procedure),
    ...coverageHoles(procedure, coverage),
  ];
}

function hole(kind: HoleKind, at: FilePath, message: string): Hole {
  return { kind, at, message, line: null, column: null };
}

function unreachablePriorities({ priorities }: Procedure): Hole[] {
  const reached = firstMatches(priorities.map(({ when }) => when));
  if (reached === null) return [];
  return priorities.flatMap((priority, index) => {
    if (reached.has(index)) return [];
    const ever = canHold(priority.when, { priorities: [] }, MOST_COMBINATIONS);
    const why = ever ? 'an earlier row always applies first' : 'its condition never holds';
    return [
      hole('priority-unreachable', ['priorities', index, 'when'], `No assessment can reach ${priority.id}: ${why}.`),
    ];
  });
}

function assumptionHoles({ assessment, steps }: Procedure): Hole[] {
  const holes: Hole[] = [];
  if (!steps.some(({ act }) => act === 'assess')) {
    holes.push(
      hole('nobody-assesses', ['steps'], 'No step asks for an assessment, so no priority is ever set by its clock.'),
    );
  }
  const conditions = assessment.assumed.map(({ when }) => when);
  if (conditions.length === 0) {
    return [
      ...holes,
      hole(
        'assumption-incomplete',
        ['assessment'],
        'When nobody assesses in time, no priority is assumed and the incident waits.',
      ),
    ];
  }
  const reached = firstMatches(conditions);
  if (reached?.has('none') === true) {
    holes.push(
      hole(
        'assumption-incomplete',
        ['assessment', 'assumed'],
        'When nobody assesses in time, there are cases for which no row applies; end with a row without "when".',
      ),
    );
  }
  return holes;
}

/** Which rows apply first for some possible facts, and `none` when none applies to some. Null when there are too many to try. */
function firstMatches(conditions: string[]): Set<number | 'none'> | null {
  const facts = possibleFacts(conditions, { priorities: [] }, MOST_COMBINATIONS);
  if (facts === null) return null;
  const tests = conditions.map(evaluator);
  const rows = facts.map((one) => tests.findIndex((holds) => holds(one)));
  return new Set(rows.map((row) => (row === -1 ? 'none' : row)));
}

function evaluator(expression: string): (facts: ConditionFacts) => boolean {
  const compiled = compileCondition(expression);
  return compiled.ok ? compiled.evaluate : () => false;
}

function stepHoles(procedure: Procedure): Hole[] {
  const arising = stepsThatArise(procedure);
  return procedure.steps.flatMap((step, index) => {
    const at = ['steps', index];
    const holes: Hole[] = [];
    const never = whyNever(step, procedure, arising);
    if (never !== null)
      holes.push(hole('step-never-arises', [...at, 'when'], `The step ${step.id} never arises: ${never}.`));
    if (step.late.add.every((role) => role === step.owner)) {
      holes.push(
        hole('late-adds-nobody', [...at, 'late'], `When ${step.id} is late, nobody is added to ${step.owner}.`),
      );
    }
    if (step.hours === 'business-hours' && step.withinMs % DAY_MS === 0) {
      holes.push(
        hole(
          'days-of-working-hours',
          [...at, 'within'],
          `${step.id} is due within ${formatDuration(step.withinMs)} of working hours, which is ${inWorkingDays(step, procedure)} working days; write hours, such as 18h.`,
        ),
      );
    }
    return holes;
  });
}

function whyNever(step: Step, procedure: Procedure, arising: ReadonlySet<string>): string | null {
  if (!canHold(step.when, { priorities: procedure.priorities.map(({ id }) => id) })) return 'its condition never holds';
  if (!arising.has(step.id)) return 'the steps it follows never arise';
  return isHeldBack(step, procedure) ? 'on no priority for which it holds may words go out' : null;
}

/** Words to the outside need a priority with `publish`; only after a dismissal they go out all the same. */
function isHeldBack(step: Step, procedure: Procedure): boolean {
  const audience = procedure.audiences.find(({ id }) => id === step.audience);
  if (audience === undefined || !isOutside(audience)) return false;
  if (step.after.some((trigger) => 'moment' in trigger && trigger.moment === 'not-an-incident')) return false;
  return !procedure.priorities.some(({ id, publish }) => publish && canHoldFor(step, id, procedure));
}

/** Steps whose condition can hold and whose trigger can come. */
function stepsThatArise({ steps, priorities }: Procedure): Set<string> {
  const known = { priorities: priorities.map(({ id }) => id) };
  const waiting = new Set(steps.filter((step) => canHold(step.when, known)));
  const arising = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const step of waiting) {
      if (!step.after.some((trigger) => 'moment' in trigger || arising.has(trigger.step))) continue;
      arising.add(step.id);
      waiting.delete(step);
      grew = true;
    }
  }
  return arising;
}

function inWorkingDays(step: Step, { calendar }: Procedure): string {
  const days = Object.values(calendar.week);
  const minutes = days.reduce((sum, day) => sum + day.toMinute - day.fromMinute, 0);
  const perDayMs = (minutes * MINUTE_MS) / Math.max(1, days.length);
  return (step.withinMs / Math.max(HOUR_MS / 60, perDayMs)).toFixed(1);
}

function audienceHoles(procedure: Procedure): Hole[] {
  return procedure.audiences.flatMap((audience) => {
    const at = ['audiences', audience.id];
    const steps = procedure.steps.filter((step) => step.audience === audience.id);
    const holes: Hole[] = [];
    if (steps.length > 0 && audience.channels.length === 0) {
      holes.push(
        hole('audience-without-channel', at, `Words to ${audience.id} reach nobody: the audience has no channel.`),
      );
    }
    holes.push(...missingCadences(audience, steps, procedure));
    if (steps.some(({ repeat }) => repeat !== null)) holes.push(...missingNextTimes(audience, procedure));
    return holes;
  });
}

function missingCadences(audience: Audience, steps: Step[], procedure: Procedure): Hole[] {
  const repeated = steps.filter(({ repeat }) => repeat !== null && 'cadence' in repeat);
  return procedure.priorities
    .filter(({ id }) => !Object.hasOwn(audience.cadence, id))
    .filter((priority) => priority.publish || !isOutside(audience))
    .filter(({ id }) => repeated.some((step) => canHoldFor(step, id, procedure)))
    .map(({ id }) =>
      hole(
        'priority-without-cadence',
        ['audiences', audience.id, 'cadence'],
        `The audience ${audience.id} has no cadence for ${id}, so its words are not repeated then.`,
      ),
    );
}

function missingNextTimes(audience: Audience, { templates }: Procedure): Hole[] {
  const ids = new Set([audience.templates.first, audience.templates.holding]);
  return templates
    .filter(({ id, subject, body }) => ids.has(id) && !fieldsOfTemplate(subject + body).has('nextUpdateAt'))
    .map(({ id }) =>
      hole(
        'words-without-next-time',
        ['templates', id],
        `The template ${id} does not say when the next words come, though they are repeated.`,
      ),
    );
}

function publishHoles(procedure: Procedure): Hole[] {
  const outside = new Set(procedure.audiences.filter(isOutside).map(({ id }) => id));
  const steps = procedure.steps.filter(({ audience }) => audience !== null && outside.has(audience));
  return procedure.priorities.flatMap((priority, index) => {
    const arising = steps.filter((step) => canHoldFor(step, priority.id, procedure));
    if (priority.publish && arising.length === 0) {
      return [
        hole(
          'publish-without-words',
          ['priorities', index, 'publish'],
          `On ${priority.id} words may go out, but no step says anything to customers or the public then.`,
        ),
      ];
    }
    return [];
  });
}

function isOutside({ reach }: Audience): boolean {
  return reach.kind === 'public' || reach.kind === 'customers';
}

function canHoldFor(step: Step, priority: string, { priorities }: Procedure): boolean {
  return canHold(step.when, { priorities: priorities.map(({ id }) => id), priority });
}

function coverageHoles(procedure: Procedure, coverage: readonly RoleCoverage[]): Hole[] {
  return coverage.flatMap(({ role, gaps }) => {
    const owned = procedure.steps.filter(({ owner }) => owner === role).map(({ id }) => id);
    const first = gaps[0];
    if (owned.length === 0 || first === undefined) return [];
    const more = gaps.length === 1 ? '' : ` and at ${gaps.length - 1} other times`;
    const span = `${localTime(first.fromAt, procedure)} to ${localTime(first.toAt, procedure)}`;
    return [
      hole(
        'nobody-on-call',
        ['roles', role],
        `Nobody holds ${role} from ${span}${more}, and it owes ${listed(owned)}; ${standIn(role, first, procedure, coverage)}.`,
      ),
    ];
  });
}

function standIn(
  role: string,
  gap: { fromAt: Instant; toAt: Instant },
  procedure: Procedure,
  coverage: readonly RoleCoverage[],
): string {
  const deputies = procedure.roles.find(({ id }) => id === role)?.deputies ?? [];
  const there = deputies.filter((deputy) => {
    const gaps = coverage.find((one) => one.role === deputy)?.gaps ?? [];
    return !gaps.some(({ fromAt, toAt }) => fromAt < gap.toAt && gap.fromAt < toAt);
  });
  if (there.length > 0) return `it falls to ${listed(there)}`;
  return deputies.length === 0 ? 'it has no deputy' : 'its deputies are missing too';
}

function listed(names: string[]): string {
  const shown = names.slice(0, 3);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}

function localTime(at: Instant, { calendar }: Procedure): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

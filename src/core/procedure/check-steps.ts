import { MINUTE_MS, type DurationMs } from '../shared/instant.ts';
import { workingMinutesPerWeek } from './check-calendar.ts';
import { unknownNames, type DefinedNames } from './check-names.ts';
import { suggest } from './did-you-mean.ts';
import { parseDuration } from './duration.ts';
import { absenceAt, faultAt, faultAtKey, type FilePath, type FoundFault } from './fault.ts';
import { looseList, looseNames, looseSet, looseText, type Loose } from './loose-data.ts';
import { MAX_STEPS } from './schema/step.ts';
import { isMoment, MOMENTS } from './to-procedure.ts';

/** Acts that TwoAM can do by itself, and those it can let go out as a draft. */
const AUTOMATIC = new Set(['page', 'open-channel', 'update']);
const DRAFTABLE = new Set(['update']);

/** The longest a duty may wait for working hours, in weeks of them. */
const MOST_WORKING_WEEKS = 20;
const MOST_MS: DurationMs = 366 * 24 * 60 * MINUTE_MS;

/** Names that TwoAM uses for duties of its own. */
const RESERVED_STEPS = new Set(['decide-next', 'keep-promise', 'correct-words']);

/** Faults of steps that their shape does not show: unknown names, missing parts, circles, times that cannot be. */
export function stepFaults(data: unknown, names: DefinedNames): FoundFault[] {
  const file = looseSet(data);
  const steps = looseList(file['steps']).slice(0, MAX_STEPS);
  return [
    ...steps.flatMap((item, index) => {
      const step = looseSet(item);
      const path = ['steps', index];
      return [
        ...ownName(step, path),
        ...triggers(step, path, names),
        ...people(step, path, names),
        ...actFaults(step, path),
        ...timeFaults(step, path, file),
        ...repeatFaults(step, path, file),
      ];
    }),
    ...circles(steps),
  ];
}

function ownName(step: Loose, path: FilePath): FoundFault[] {
  const id = looseText(step['id']);
  if (id === null || !(isMoment(id) || RESERVED_STEPS.has(id))) return [];
  return [faultAt([...path, 'id'], `"${id}" already means something else, so no step can have this name.`)];
}

function triggers(step: Loose, path: FilePath, names: DefinedNames): FoundFault[] {
  const known = [...MOMENTS, ...names.steps];
  const after = looseNames(step['after'], [...path, 'after'])
    .filter(({ name }) => !known.includes(name))
    .map((used) => absenceAt(used.path, `There is no moment or step "${used.name}".`, () => suggest(used.name, known)));
  const until = looseNames(step['until'], [...path, 'until'])
    .filter(({ name }) => !isMoment(name))
    .map((used) =>
      faultAt(used.path, `"${used.name}" is no moment, so nothing can end with it.`, () => suggest(used.name, MOMENTS)),
    );
  return [...after, ...until];
}

function people(step: Loose, path: FilePath, names: DefinedNames): FoundFault[] {
  return [
    ...unknownNames('role', names.roles, step['owner'], [...path, 'owner']),
    ...unknownNames('role', names.roles, step['page'], [...path, 'page']),
    ...unknownNames('role', names.roles, looseSet(step['late'])['add'], [...path, 'late', 'add']),
    ...unknownNames('audience', names.audiences, step['audience'], [...path, 'audience']),
  ];
}

function actFaults(step: Loose, path: FilePath): FoundFault[] {
  const act = looseText(step['act']);
  if (act === null) return [];
  const faults: FoundFault[] = [];
  if (act === 'page' && step['page'] === undefined) {
    faults.push(
      faultAtKey([...path, 'act'], 'A step that pages must say which role.', 'Add page: with the name of a role.'),
    );
  }
  if (act !== 'page' && step['page'] !== undefined)
    faults.push(
      faultAtKey([...path, 'page'], `A step with act: ${act} pages nobody.`, 'Use act: page, or leave "page" out.'),
    );
  if (act === 'update' && step['audience'] === undefined) {
    faults.push(
      faultAtKey(
        [...path, 'act'],
        'A step that posts an update must say to whom.',
        'Add audience: with the name of an audience.',
      ),
    );
  }
  if (act !== 'update' && step['audience'] !== undefined) {
    faults.push(
      faultAtKey(
        [...path, 'audience'],
        `A step with act: ${act} has no audience.`,
        'Use act: update, or leave "audience" out.',
      ),
    );
  }
  const level = looseText(step['level']);
  if ((level === 'auto' && !AUTOMATIC.has(act)) || (level === 'draft' && !DRAFTABLE.has(act))) {
    faults.push(faultAt([...path, 'level'], `TwoAM cannot do "${act}" by itself.`, 'Write level: ask.'));
  }
  return faults;
}

function timeFaults(step: Loose, path: FilePath, file: Loose): FoundFault[] {
  const faults: FoundFault[] = [];
  const withinMs = durationOf(step['within']);
  const waitMs = durationOf(step['wait']);
  const lateMs = durationOf(looseSet(step['late'])['after']);
  if (withinMs === 0)
    faults.push(faultAt([...path, 'within'], 'Nothing can be done within no time.', 'Give it at least a minute.'));
  if (lateMs !== null && lateMs < MINUTE_MS) {
    faults.push(faultAt([...path, 'late', 'after'], 'People need at least a minute before the next is called.'));
  }
  const longest =
    step['hours'] === 'always' ? MOST_MS : MOST_WORKING_WEEKS * workingMinutesPerWeek(file['calendar']) * MINUTE_MS;
  for (const [key, lengthMs] of [
    ['within', withinMs],
    ['wait', waitMs],
  ] as const) {
    const limitMs = key === 'within' && longest > 0 ? longest : MOST_MS;
    if (lengthMs !== null && lengthMs > limitMs) {
      faults.push(
        faultAt(
          [...path, key],
          limitMs === MOST_MS
            ? 'This is more than a year.'
            : `In working hours this is more than ${MOST_WORKING_WEEKS} weeks.`,
        ),
      );
    }
  }
  return faults;
}

function repeatFaults(step: Loose, path: FilePath, file: Loose): FoundFault[] {
  const repeat = looseText(step['repeat']);
  if (repeat === null) return [];
  const at = [...path, 'repeat'];
  if (repeat.startsWith('every ')) {
    const everyMs = parseDuration(repeat.slice('every '.length));
    if (everyMs === null)
      return [faultAt(at, `"${repeat.slice('every '.length)}" is no length of time.`, 'Write it like: every 30m.')];
    return everyMs < MINUTE_MS ? [faultAt(at, 'The shortest time between two is a minute.')] : [];
  }
  if (repeat !== 'by-cadence') return [];
  const audience = looseText(step['audience']);
  if (audience === null) return [faultAt(at, 'Only words to an audience have a cadence.', 'Write it like: every 30m.')];
  const audiences = looseSet(file['audiences']);
  if (!Object.hasOwn(audiences, audience)) return [];
  const cadence = looseSet(looseSet(audiences[audience])['cadence']);
  if (Object.keys(cadence).length > 0) return [];
  return [
    absenceAt(at, `The audience "${audience}" has no cadence.`, 'Add cadence: to the audience, such as { P1: 30m }.'),
  ];
}

function durationOf(value: unknown): DurationMs | null {
  const text = looseText(value);
  return text === null ? null : parseDuration(text);
}

/** Steps that wait for each other. A step with a moment among its triggers can always begin, so it breaks the circle. */
function circles(steps: readonly unknown[]): FoundFault[] {
  const waitsFor = new Map<string, { index: number; names: string[] }>();
  steps.forEach((item, index) => {
    const step = looseSet(item);
    const id = looseText(step['id']);
    if (id === null || waitsFor.has(id)) return;
    waitsFor.set(id, { index, names: looseNames(step['after'], []).map(({ name }) => name) });
  });
  const startable = stepsThatCanStart(waitsFor);
  return [...waitsFor].flatMap(([id, { index }]) => {
    const circle = startable.has(id) ? null : circleThrough(id, waitsFor);
    if (circle === null) return [];
    const words =
      circle.length === 1
        ? `The step "${id}" waits for itself.`
        : `These steps wait for each other: ${[...circle, id].join(' -> ')}.`;
    return [faultAt(['steps', index, 'after'], words, 'Let one of them follow a moment, such as reported.')];
  });
}

function stepsThatCanStart(waitsFor: Map<string, { names: string[] }>): Set<string> {
  const startable = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, { names }] of waitsFor) {
      if (startable.has(id)) continue;
      if (names.some((name) => !waitsFor.has(name) || startable.has(name))) {
        startable.add(id);
        grew = true;
      }
    }
  }
  return startable;
}

/** The steps of a circle that begins and ends at `id`, following the first trigger that leads back; null when none does. */
function circleThrough(id: string, waitsFor: Map<string, { names: string[] }>): string[] | null {
  const cameFrom = new Map<string, string | null>([[id, null]]);
  const waiting = [id];
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    for (const next of waitsFor.get(step)?.names ?? []) {
      if (next === id) return backTo(step, cameFrom);
      if (cameFrom.has(next) || !waitsFor.has(next)) continue;
      cameFrom.set(next, step);
      waiting.push(next);
    }
  }
  return null;
}

function backTo(last: string, cameFrom: Map<string, string | null>): string[] {
  const steps = [last];
  for (let step = cameFrom.get(last) ?? null; step !== null; step = cameFrom.get(step) ?? null) steps.unshift(step);
  return steps;
}

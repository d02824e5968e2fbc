import { suggest } from './did-you-mean.ts';
import { absenceAt, faultAt, type FilePath, type FoundFault } from './fault.ts';
import { IMPACT_QUESTIONS, isImpactQuestion, MOST_OWN_QUESTIONS, OWN_QUESTION_PATTERN } from './impact-questions.ts';
import { looseList, looseNames, looseSet, looseText } from './loose-data.ts';

/** Every name that the file defines, by kind. */
export interface DefinedNames {
  roles: string[];
  priorities: string[];
  steps: string[];
  audiences: string[];
  templates: string[];
  /** Questions of the procedure's own. */
  questions: string[];
}

/** Collects what the file defines, as far as it can be read. */
export function definedNames(data: unknown): DefinedNames {
  const file = looseSet(data);
  return {
    roles: Object.keys(looseSet(file['roles'])),
    priorities: idsOf(file['priorities']),
    steps: idsOf(file['steps']),
    audiences: Object.keys(looseSet(file['audiences'])),
    templates: Object.keys(looseSet(file['templates'])),
    questions: idsOf(looseSet(file['assessment'])['questions']).filter((id) => !isImpactQuestion(id)),
  };
}

function idsOf(list: unknown): string[] {
  return looseList(list).flatMap((item) => looseText(looseSet(item)['id']) ?? []);
}

/** Roles, priorities, audiences and templates that are spoken of but not defined. Steps are checked with `stepFaults`. */
export function nameFaults(data: unknown, names: DefinedNames): FoundFault[] {
  const file = looseSet(data);
  const role = (value: unknown, path: FilePath): FoundFault[] => unknownNames('role', names.roles, value, path);
  const intake = looseSet(file['intake']);
  const assessment = looseSet(file['assessment']);
  return [
    ...role(file['commander'], ['commander']),
    ...role(intake['triage-role'], ['intake', 'triage-role']),
    ...role(assessment['role'], ['assessment', 'role']),
    ...role(looseSet(file['commitments'])['approver-role'], ['commitments', 'approver-role']),
    ...Object.entries(looseSet(file['roles'])).flatMap(([id, value]) => roleFaults(id, value, names)),
    ...looseList(assessment['assumed']).flatMap((row, index) =>
      unknownNames('priority', names.priorities, looseSet(row)['priority'], [
        'assessment',
        'assumed',
        index,
        'priority',
      ]),
    ),
    ...Object.entries(looseSet(file['audiences'])).flatMap(([id, value]) => audienceFaults(id, value, names)),
    ...questionFaults(assessment['questions'], names),
    ...looseList(file['sla']).flatMap((target, index) =>
      unknownNames('priority', names.priorities, looseSet(target)['priorities'], ['sla', index, 'priorities']),
    ),
    ...['allowed', 'when-mitigated'].flatMap((list) =>
      unknownNames('priority', names.priorities, looseSet(looseSet(file['rest'])['pause'])[list], [
        'rest',
        'pause',
        list,
      ]),
    ),
    ...duplicates(file['priorities'], 'priorities', 'id', 'priority'),
    ...duplicates(file['steps'], 'steps', 'id', 'step'),
    ...duplicates(file['sla'], 'sla', 'tier', 'tier'),
  ];
}

/** Faults for each name that is not among the known ones. `value` may be one name or a list. */
export function unknownNames(kind: string, known: readonly string[], value: unknown, path: FilePath): FoundFault[] {
  return looseNames(value, path)
    .filter(({ name }) => !known.includes(name))
    .map((used) => absenceAt(used.path, `There is no ${kind} "${used.name}".`, () => suggest(used.name, known)));
}

/** Questions are named so that conditions can ask for them, once each, and few enough for a table that can be read. */
function questionFaults(list: unknown, { questions: own }: DefinedNames): FoundFault[] {
  const seen = new Set<string>();
  const faults = looseList(list).flatMap((item, index) => {
    const id = looseText(looseSet(item)['id']);
    if (id === null) return [];
    const path = ['assessment', 'questions', index, 'id'];
    if (seen.has(id)) return [faultAt(path, `"${id}" is asked already.`, 'Keep one of them.')];
    seen.add(id);
    if (isImpactQuestion(id)) return [];
    if (!OWN_QUESTION_PATTERN.test(id)) {
      const known = Object.keys(IMPACT_QUESTIONS);
      const hint = (): string => suggest(id, known) ?? `Name it like paymentsHurt, or use one of ${known.join(', ')}.`;
      return [
        faultAt(path, `Conditions cannot ask for "${id}": use small letters first, then letters and digits.`, hint),
      ];
    }
    return looseText(looseSet(item)['ask']) === null
      ? [faultAt(path, `"${id}" is a question of your own, so it needs its words.`, 'Add ask: with the question.')]
      : [];
  });
  if (own.length > MOST_OWN_QUESTIONS)
    faults.push(
      faultAt(
        ['assessment', 'questions'],
        `There are at most ${MOST_OWN_QUESTIONS} questions of your own; here are ${own.length}.`,
      ),
    );
  return faults;
}

function roleFaults(id: string, data: unknown, names: DefinedNames): FoundFault[] {
  const role = looseSet(data);
  const path = ['roles', id];
  const faults = unknownNames('role', names.roles, role['deputies'], [...path, 'deputies']);
  const scheduled = role['schedule'] !== undefined;
  const named = role['people'] !== undefined;
  if (scheduled && named)
    faults.push(
      faultAt(
        [...path, 'people'],
        `The role "${id}" is filled from a schedule and by name.`,
        'Keep one: schedule or people.',
      ),
    );
  if (!scheduled && !named && typeof data === 'object' && data !== null) {
    faults.push(
      faultAt(
        path,
        `The role "${id}" is filled by nobody.`,
        'Add schedule: with the name of a schedule, or people: with a list.',
      ),
    );
  }
  for (const deputy of looseNames(role['deputies'], [...path, 'deputies'])) {
    if (deputy.name === id) faults.push(faultAt(deputy.path, `"${id}" cannot be its own deputy.`));
  }
  return faults;
}

function audienceFaults(id: string, data: unknown, names: DefinedNames): FoundFault[] {
  const audience = looseSet(data);
  const path = ['audiences', id];
  const reach = looseSet(audience['reach']);
  const templates = looseSet(audience['templates']);
  const faults = [
    ...unknownNames('role', names.roles, audience['free-text'], [...path, 'free-text']),
    ...unknownNames('role', names.roles, reach['roles'], [...path, 'reach', 'roles']),
    ...['first', 'holding', 'resolved'].flatMap((use) =>
      unknownNames('template', names.templates, templates[use], [...path, 'templates', use]),
    ),
    ...Object.keys(looseSet(audience['cadence']))
      .filter((priority) => !names.priorities.includes(priority))
      .map((priority) =>
        absenceAt([...path, 'cadence', priority], `There is no priority "${priority}".`, () =>
          suggest(priority, names.priorities),
        ),
      ),
  ];
  const named = ['roles', 'people', 'addresses'].reduce((count, key) => count + looseList(reach[key]).length, 0);
  if (typeof audience['reach'] === 'object' && audience['reach'] !== null && named === 0) {
    faults.push(
      faultAt([...path, 'reach'], `The audience "${id}" reaches nobody.`, 'Name roles, people or addresses.'),
    );
  }
  looseList(audience['channels']).forEach((channel, index) => {
    if (channel === 'status-page' && typeof audience['reach'] !== 'undefined' && audience['reach'] !== 'public') {
      faults.push(
        faultAt(
          [...path, 'channels', index],
          'The status page is for everybody, so only an audience with reach: public can use it.',
        ),
      );
    }
  });
  return faults;
}

function duplicates(list: unknown, section: string, key: string, kind: string): FoundFault[] {
  const seen = new Set<string>();
  return looseList(list).flatMap((item, index) => {
    const name = looseText(looseSet(item)[key]);
    if (name === null) return [];
    if (seen.has(name))
      return [faultAt([section, index, key], `There is already a ${kind} "${name}".`, 'Give one another name.')];
    seen.add(name);
    return [];
  });
}

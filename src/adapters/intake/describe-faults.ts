import type { z } from 'zod';
import type { BodyFault } from './read-json.ts';

const mostFaults = 20;
const longestName = 100;

/** The faults of a body as sentences with their paths; of more than 20, the first and a count of the rest. */
export function describeFaults(error: z.ZodError, body: unknown, inside: readonly PropertyKey[] = []): BodyFault[] {
  const faults = error.issues.slice(0, mostFaults).map((issue) => ({
    path: pathText([...inside, ...issue.path]),
    message: sentence(issue, body),
  }));
  const more = error.issues.length - faults.length;
  return more > 0 ? [...faults, { message: `${more} more faults are not listed.` }] : faults;
}

/** A path as one would write it in code, such as `alerts[3].labels["my label"]`; `body` is the whole. */
function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    const name = String(part).slice(0, longestName);
    if (typeof part === 'number') text += `[${name}]`;
    else if (/^[a-z_]\w*$/iu.test(name)) text += text === '' ? name : `.${name}`;
    else text += `[${JSON.stringify(name)}]`;
  }
  return text === '' ? 'body' : text;
}

function sentence(issue: z.core.$ZodIssue, body: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}, but is ${typeOf(valueAt(body, issue.path))}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return `must have at least ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `must have at most ${amount(issue.maximum, issue.origin)}`;
    case 'unrecognized_keys':
      return `has fields nobody knows: ${issue.keys
        .slice(0, 5)
        .map((key) => key.slice(0, longestName))
        .join(', ')}`;
    case 'invalid_key':
      return `its name ${issue.issues.map((fault) => sentence(fault, body)).join(', ')}`;
    default:
      return issue.message;
  }
}

const typeNames: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  number: 'a number',
  boolean: 'true or false',
};

function typeOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeNames[typeof value] ?? typeof value;
}

const units: Record<string, [one: string, many: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

function amount(count: number | bigint, origin: string): string {
  const [one, many] = units[origin] ?? ['field', 'fields'];
  return `${String(count)} ${Number(count) === 1 ? one : many}`;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<PropertyKey, unknown>)[part];
  }, body);
}

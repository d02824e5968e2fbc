import type { z } from 'zod';
import { closestName, suggest } from './did-you-mean.ts';
import { absenceAt, faultAt, faultAtKey, type FilePath, type FoundFault } from './fault.ts';
import { jsonSchema } from './schema/procedure-file.ts';

type Issue = z.core.$ZodIssue;

/** The part of JSON Schema that the file's own schema uses. */
interface SchemaPart {
  description?: string;
  properties?: Record<string, SchemaPart>;
  additionalProperties?: SchemaPart | boolean;
  items?: SchemaPart;
  anyOf?: SchemaPart[];
}

/** A kind of file: how it is called, how its parts are, how it begins, and its JSON Schema. */
export interface FileKind {
  /** Such as `a procedure`. */
  noun: string;
  /** What an entry of a list or set is, by the key that holds it. */
  items: Readonly<Record<string, string>>;
  begin: string;
  schema: () => object;
}

const PROCEDURE: FileKind = {
  noun: 'a procedure',
  items: {
    steps: 'a step',
    priorities: 'a priority',
    assumed: 'a row of "assumed"',
    sla: 'a target',
    roles: 'a role',
    audiences: 'an audience',
    templates: 'a template',
  },
  begin: 'Begin with: procedure: 1',
  schema: jsonSchema,
};

/** Turns what the schema found into faults that say what is wrong and what belongs there. */
export function shapeFaults(issues: readonly Issue[], data: unknown, kind: FileKind = PROCEDURE): FoundFault[] {
  return issues.flatMap((issue) => describe(issue, pathOf(issue), data, kind));
}

function describe(issue: Issue, path: FilePath, data: unknown, kind: FileKind): FoundFault[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, kind));
    case 'invalid_type':
      return [wrongType(issue.expected, path, data, kind)];
    case 'invalid_value':
      return [wrongValue(issue.values.map(String), path, data, kind)];
    case 'invalid_union':
      return describeUnion(issue, path, data, kind);
    case 'invalid_key':
      return [faultAtKey(path, issue.issues[0]?.message ?? 'This name cannot be used.')];
    case 'too_small':
    case 'too_big':
      return [faultAt(path, ownWords(issue) ?? sizeWords(issue), hintFor(path, kind))];
    default:
      return [faultAt(path, issue.message, hintFor(path, kind))];
  }
}

function unknownKey(key: string, path: FilePath, kind: FileKind): FoundFault {
  return faultAtKey([...path, key], `"${key}" is not known in ${whatIsAt(path, kind)}.`, () =>
    suggest(key, keysAt(path, kind)),
  );
}

function whatIsAt(path: FilePath, kind: FileKind): string {
  if (path.length === 0) return kind.noun;
  const item = kind.items[String(path.at(-2))];
  return item ?? `"${lastName(path)}"`;
}

function wrongType(expected: string, path: FilePath, data: unknown, kind: FileKind): FoundFault {
  const value = valueAt(data, path);
  if (value === undefined) return absenceAt(path, `"${lastName(path)}" is missing.`, hintFor(path, kind));
  const hint = hintFor(path, kind);
  if (value === null) return absenceAt(path, `"${lastName(path)}" has no value.`, hint);
  if (path.length === 0)
    return faultAt(path, `${upperFirst(kind.noun)} is a set of keys, not ${kindOf(value)}.`, kind.begin);
  return faultAt(path, `This must be ${KINDS[expected] ?? expected}, not ${kindOf(value)}.`, hint);
}

function wrongValue(allowed: string[], path: FilePath, data: unknown, kind: FileKind): FoundFault {
  const value = valueAt(data, path);
  if (value === undefined) return absenceAt(path, `"${lastName(path)}" is missing.`, hintFor(path, kind));
  const closest = closestName(shown(value), allowed);
  const list = allowed.length === 1 ? `must be ${allowed[0] ?? ''}` : `is one of ${allowed.join(', ')}`;
  return faultAt(
    path,
    `"${lastName(path)}" ${list}, not ${shown(value)}.`,
    closest === null ? hintFor(path, kind) : `Did you mean "${closest}"?`,
  );
}

/** Speaks of the branch that the value was meant for: the one that does not fail at its very top. */
function describeUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: FilePath,
  data: unknown,
  kind: FileKind,
): FoundFault[] {
  const value = valueAt(data, path);
  if (value === undefined) return [absenceAt(path, `"${lastName(path)}" is missing.`, hintFor(path, kind))];
  const branches = issue.errors.map((inner) =>
    inner.flatMap((one) => describe(one, [...path, ...pathOf(one)], data, kind)),
  );
  const meant = issue.errors.findIndex(
    (inner) => !inner.some((one) => one.path.length === 0 && one.code === 'invalid_type'),
  );
  const fallback = [faultAt(path, `This cannot be ${kindOf(value)}.`, hintFor(path, kind))];
  return branches[meant] ?? fallback;
}

function ownWords(issue: Issue): string | null {
  return issue.message.startsWith('Too ') ? null : issue.message;
}

function sizeWords(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const [side, limit] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  return issue.origin === 'array' ? `There must be ${side} ${limit} of these.` : `This must be ${side} ${limit}.`;
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of keys',
  record: 'a set of names',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'a set of keys';
    case 'string':
      return 'a text';
    case 'number':
      return `the number ${value}`;
    default:
      return shown(value);
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? `"${value.slice(0, 40)}..."` : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return kindOf(value);
}

function lastName(path: FilePath): string {
  const part = path.findLast((one) => typeof one === 'string');
  return part ?? 'procedure';
}

function pathOf(issue: Issue): FilePath {
  return issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function valueAt(data: unknown, path: FilePath): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function keysAt(path: FilePath, kind: FileKind): string[] {
  return Object.keys(schemaAt(path, kind).find((part) => part.properties !== undefined)?.properties ?? {});
}

function hintFor(path: FilePath, kind: FileKind): string | undefined {
  return schemaAt(path, kind).find((part) => part.description !== undefined)?.description;
}

const schemas = new WeakMap<FileKind, SchemaPart>();

function wholeSchema(kind: FileKind): SchemaPart {
  const schema = schemas.get(kind) ?? kind.schema();
  schemas.set(kind, schema);
  return schema;
}

/** The alternatives that the schema has for a path. */
function schemaAt(path: FilePath, kind: FileKind): SchemaPart[] {
  let parts = alternatives(wholeSchema(kind));
  for (const name of path) {
    parts = parts.flatMap((part) => {
      const next = typeof name === 'number' ? part.items : (part.properties?.[name] ?? part.additionalProperties);
      return typeof next === 'object' ? alternatives(next) : [];
    });
  }
  return parts;
}

function alternatives(part: SchemaPart): SchemaPart[] {
  return [part, ...(part.anyOf ?? []).flatMap(alternatives)];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { z } from 'zod';
import { closestName } from '#core/procedure/did-you-mean.ts';

export interface UnknownField {
  path: string;
  message: string;
}

/** More slips than these in one request are another request. */
const MOST_NAMED = 20;

/** Fields of a value that its schema does not have, at any depth, each with the field that was probably meant. */
export function unknownFields(schema: z.ZodType, value: unknown): UnknownField[] {
  const found: UnknownField[] = [];
  collect(schema, value, [], found);
  return found;
}

function collect(schema: z.core.$ZodType, value: unknown, path: readonly string[], found: UnknownField[]): void {
  if (value === null || typeof value !== 'object' || found.length >= MOST_NAMED) return;
  if (schema instanceof z.ZodObject) return collectObject(schema, value as Record<string, unknown>, path, found);
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return;
    for (const [index, one] of value.entries()) collect(schema.element, one, [...path, String(index)], found);
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, one] of Object.entries(value)) collect(schema.valueType, one, [...path, key], found);
  } else if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.find((option) => z.safeParse(option, value).success);
    if (fitting !== undefined) collect(fitting, value, path, found);
  } else if (schema instanceof z.ZodPipe) {
    collect(schema.in, value, path, found);
  } else if (isWrapper(schema)) {
    collect(schema.unwrap(), value, path, found);
  }
}

function isWrapper(schema: z.core.$ZodType): schema is z.core.$ZodType & { unwrap(): z.core.$ZodType } {
  return 'unwrap' in schema && typeof schema.unwrap === 'function';
}

function collectObject(
  { shape, def }: z.ZodObject,
  value: Record<string, unknown>,
  path: readonly string[],
  found: UnknownField[],
): void {
  const isOpen = def.catchall !== undefined && !(def.catchall instanceof z.ZodNever);
  for (const [name, one] of Object.entries(value)) {
    if (found.length >= MOST_NAMED) return;
    if (Object.hasOwn(shape, name)) collect(shape[name] as z.core.$ZodType, one, [...path, name], found);
    else if (!isOpen) found.push({ path: [...path, name].join('.'), message: unknownWords(name, Object.keys(shape)) });
  }
}

function unknownWords(name: string, known: readonly string[]): string {
  const meant = known.find((one) => isPartOf(one, name) || isPartOf(name, one)) ?? closestName(name, known);
  return `There is no field named ${name.slice(0, 64)} here.${meant === null ? '' : ` Did you mean ${meant}?`}`;
}

/** `customer` in `customerId`. */
function isPartOf(part: string, whole: string): boolean {
  return part.length > 2 && whole.toLowerCase().startsWith(part.toLowerCase());
}

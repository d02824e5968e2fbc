import { assertNever } from '../shared/assert-never.ts';
import type { StepAction } from './revert-plan.ts';

/** The places that a plan may hold. A change's title is none of them: free words never reach a machine. */
export const PLACEHOLDERS = ['version', 'previousVersion', 'service', 'environment', 'change'] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What is known to fill them with; null where it is not known. */
export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>;

/** Letters, digits and . _ + - @ / : only, never a dash in front, so that no value becomes an option, a path upwards or a command. */
const SAFE_VALUE = /^[A-Za-z0-9@][A-Za-z0-9._+\-@/:]{0,199}$/;
const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Whether a value may be handed on to whatever performs a step. */
function isSafeValue(value: string): boolean {
  return SAFE_VALUE.test(value) && !value.includes('..');
}

/** Names of the places in a text, known ones and others, in order. */
export function placesIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map((match) => match[1] ?? '');
}

/** Whether a name is one of the places that are filled. */
export function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}

/** Why a text cannot be filled: a place nobody knows, a value that is missing, or one that may not be handed on. */
export type Unfillable =
  | { why: 'unknown-place'; name: string }
  | { why: 'missing'; name: Placeholder }
  | { why: 'unsafe'; name: Placeholder };

/** Everything that keeps a text from being filled; empty when it can be. */
export function unfillable(text: string, values: PlaceholderValues): Unfillable[] {
  const found = placesIn(text).flatMap((name): Unfillable[] => {
    if (!isPlaceholder(name)) return [{ why: 'unknown-place', name }];
    const value = values[name];
    if (value === null) return [{ why: 'missing', name }];
    return isSafeValue(value) ? [] : [{ why: 'unsafe', name }];
  });
  return hasStrayBraces(text) ? [...found, { why: 'unknown-place', name: '{{' }] : found;
}

/** Whether braces are left beside the places, such as in places inside places. */
export function hasStrayBraces(text: string): boolean {
  return /\{\{|\}\}/.test(text.replaceAll(PLACE, ''));
}

/** Words for people that cannot be taken for a place. */
export function withoutPlaces(text: string): string {
  return text.replaceAll(/\{\{+/g, '(').replaceAll(/\}\}+/g, ')');
}

/** The text with its places filled. Ask `unfillable` first: a place that cannot be filled is a bug here. */
export function fill(text: string, values: PlaceholderValues): string {
  return text.replaceAll(PLACE, (_, name: string) => {
    const value = isPlaceholder(name) ? values[name] : null;
    if (value === null || !isSafeValue(value)) throw new Error(`the place ${name} cannot be filled`);
    return value;
  });
}

/** Every text of an action that may hold places. */
export function textsOf(action: StepAction): string[] {
  const texts: string[] = [];
  mapTexts(action, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** The action with each of its texts replaced; keys and which executor it is stay. */
export function mapTexts(action: StepAction, change: (text: string) => string): StepAction {
  switch (action.executor) {
    case 'manual':
      return { ...action, instructions: change(action.instructions) };
    case 'webhook':
      return { ...action, body: mapValues(action.body, change) };
    case 'github-workflow':
      return { ...action, ref: change(action.ref), inputs: mapValues(action.inputs, change) };
    case 'gitlab-pipeline':
      return { ...action, ref: change(action.ref), variables: mapValues(action.variables, change) };
    case 'runner':
      return { ...action, args: mapValues(action.args, change) };
    default:
      return assertNever(action);
  }
}

function mapValues(values: Record<string, string>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

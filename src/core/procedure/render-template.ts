import { suggest } from './did-you-mean.ts';
import {
  isTemplateField,
  TEMPLATE_FIELDS,
  type TemplateFallbacks,
  type TemplateFieldName,
  type TemplateValues,
} from './template-fields.ts';
import { isolated } from '../shared/isolated.ts';

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: TemplateFieldName }
  | { kind: 'section'; field: TemplateFieldName; shownWhen: 'known' | 'unknown'; parts: Part[] };

/** What is wrong in a template's text; `offset` counts characters from its start. */
export interface TemplateFault {
  offset: number;
  message: string;
  hint?: string;
}

type Section = Extract<Part, { kind: 'section' }>;

const TAG = /\{\{([^{}]*)\}\}/g;
const MAX_DEPTH = 8;

/** Every fault of a template: unknown fields, parts that are not closed, places that could stay empty. */
export function checkTemplate(text: string): TemplateFault[] {
  return read(text).faults;
}

/** The names of the fields a template speaks of, in places and in parts. */
export function fieldsOfTemplate(text: string): Set<TemplateFieldName> {
  const fields = new Set<TemplateFieldName>();
  const collect = (parts: Part[]): void => {
    for (const part of parts) {
      if (part.kind !== 'text') fields.add(part.field);
      if (part.kind === 'section') collect(part.parts);
    }
  };
  collect(read(text).parts);
  return fields;
}

/** Values with what is said instead of those that are not known, and the template's text around them. */
interface Filling {
  values: TemplateValues;
  fallbacks: TemplateFallbacks;
  around: string;
}

/**
 * Renders a checked template; a value that is not known leaves its whole part out, never an empty place. `fallbacks` are
 * what its language says of an unknown field; left out: English.
 */
export function renderTemplate(text: string, values: TemplateValues, fallbacks: TemplateFallbacks = {}): string {
  return renderParts(read(text).parts, { values, fallbacks, around: text })
    .split('\n')
    .map(tidyLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Renders a subject: one line, whatever the values hold. */
export function renderSubject(text: string, values: TemplateValues, fallbacks: TemplateFallbacks = {}): string {
  return renderTemplate(text, values, fallbacks).replace(/\s+/g, ' ');
}

/** Parts that were left out leave double blanks behind. */
function tidyLine(line: string): string {
  return line.trimEnd().replace(/(\S)[ \t]{2,}/g, '$1 ');
}

function renderParts(parts: Part[], filling: Filling): string {
  return parts.map((part) => renderPart(part, filling)).join('');
}

function renderPart(part: Part, filling: Filling): string {
  if (part.kind === 'text') return part.text;
  const value = known(filling.values[part.field]);
  if (part.kind === 'section')
    return (value !== null) === (part.shownWhen === 'known') ? renderParts(part.parts, filling) : '';
  if (value !== null) return isolated(value, filling.around);
  return filling.fallbacks[part.field] ?? TEMPLATE_FIELDS[part.field].fallback ?? 'not yet known';
}

function known(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function read(text: string): { parts: Part[]; faults: TemplateFault[] } {
  const root: Part[] = [];
  const faults: TemplateFault[] = [];
  const open: { section: Section; offset: number }[] = [];
  let textFrom = 0;
  const target = (): Part[] => open.at(-1)?.section.parts ?? root;
  const addText = (upTo: number): void => {
    if (upTo > textFrom) target().push({ kind: 'text', text: text.slice(textFrom, upTo) });
  };

  for (const match of text.matchAll(TAG)) {
    const tag = match[0];
    const { mark, name } = readTag(match[1] ?? '');
    const tagEnd = match.index + tag.length;
    const line = mark === '' ? null : lineOfItsOwn(text, match.index, tagEnd);
    addText(line?.from ?? match.index);
    textFrom = line?.to ?? tagEnd;
    const fault = (message: string, hint?: string): void => {
      faults.push({ offset: match.index, message, ...(hint === undefined ? {} : { hint }) });
    };
    if (!isTemplateField(name)) {
      fault(`"${tag}" is no field of a template.`, suggest(name, Object.keys(TEMPLATE_FIELDS)));
      continue;
    }
    if (mark === '') {
      target().push({ kind: 'field', field: name });
      if (couldStayEmpty(name, open)) {
        fault(
          `{{${name}}} may not be known when the words go out.`,
          `Put it in a part that is left out then: {{#${name}}}... {{${name}}} ...{{/${name}}}.`,
        );
      }
    } else if (mark === '/') {
      if (open.at(-1)?.section.field !== name) fault(`"${tag}" closes a part that is not open here.`);
      else open.pop();
    } else if (open.length >= MAX_DEPTH) {
      fault(`Parts are nested more than ${MAX_DEPTH} deep.`);
    } else {
      const section: Section = {
        kind: 'section',
        field: name,
        shownWhen: mark === '#' ? 'known' : 'unknown',
        parts: [],
      };
      target().push(section);
      open.push({ section, offset: match.index });
    }
  }
  addText(text.length);
  for (const { section, offset } of open) {
    faults.push({
      offset,
      message: `The part {{#${section.field}}} is never closed.`,
      hint: `End it with {{/${section.field}}}.`,
    });
  }
  const stray = strayBraces(text);
  if (stray !== null)
    faults.push({
      offset: stray,
      message: 'Braces stand around fields only, two on each side.',
      hint: 'Write a field as {{feature}}.',
    });
  return { parts: root, faults: faults.toSorted((left, right) => left.offset - right.offset) };
}

/** The whole line when nothing but the mark of a part stands on it, so that the mark leaves no empty line behind. */
function lineOfItsOwn(text: string, from: number, to: number): { from: number; to: number } | null {
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  const breakAt = text.indexOf('\n', to);
  const lineTo = breakAt === -1 ? text.length : breakAt + 1;
  const alone = text.slice(lineFrom, from).trim() === '' && text.slice(to, lineTo).trim() === '';
  return alone ? { from: lineFrom, to: lineTo } : null;
}

function readTag(inside: string): { mark: string; name: string } {
  const trimmed = inside.trim();
  const mark = /^[#^/]/.test(trimmed) ? trimmed.charAt(0) : '';
  return { mark, name: trimmed.slice(mark.length).trim() };
}

/** A field without a fallback is safe only inside a part that is shown when it is known. */
function couldStayEmpty(name: TemplateFieldName, open: { section: Section }[]): boolean {
  if (TEMPLATE_FIELDS[name].fallback !== null) return false;
  return !open.some(({ section }) => section.field === name && section.shownWhen === 'known');
}

function strayBraces(text: string): number | null {
  const blanked = text.replace(TAG, (tag) => ' '.repeat(tag.length));
  const at = blanked.search(/[{}]/);
  return at === -1 ? null : at;
}

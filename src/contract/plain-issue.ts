import { z } from 'zod';

/** A sentence about one field, in place of zod's own words; a schema's own message wins over it. */
export function plainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'This is missing.';
  switch (issue.code) {
    case 'invalid_type':
      return `This must be ${withArticle(issue.expected)}.`;
    case 'too_small':
      return size(issue.origin, issue.minimum, 'at least');
    case 'too_big':
      return size(issue.origin, issue.maximum, 'at most');
    case 'invalid_value':
      return `Use ${issue.values.length === 1 ? '' : 'one of '}${z.util.joinValues(issue.values, ', ')}.`;
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'unrecognized_keys':
      return `There is no field named ${issue.keys.join(', ')} here.`;
    default:
      return undefined;
  }
}

const FORMATS: Record<string, string> = {
  email: 'This is not an email address.',
  url: 'This is not a web address; it starts with http:// or https://.',
  datetime: 'This is not an instant; write it like 2026-01-31T17:03:00Z.',
};

function withArticle(type: string): string {
  const word = type === 'int' ? 'whole number' : type === 'array' ? 'list' : type;
  return `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
}

function size(origin: string, bound: number | bigint, how: string): string | undefined {
  if (origin === 'string')
    return bound === 1 && how === 'at least' ? 'This is empty.' : `Use ${how} ${bound} characters.`;
  if (origin === 'array' || origin === 'set') return `Give ${how} ${bound} of these.`;
  if (origin === 'number' || origin === 'int') return `Use ${how} ${bound}.`;
  return undefined;
}

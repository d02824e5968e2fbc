import { z } from 'zod';
import { DURATION_PATTERN } from '../duration.ts';

const ID_PATTERN = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
const LANGUAGE_PATTERN = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/** The name of a role, step, priority, audience or template. */
export const id = (description: string) =>
  z
    .string()
    .regex(
      ID_PATTERN,
      'A name here is made of letters, digits and hyphens, begins with a letter and has at most 64 characters.',
    )
    .describe(description);

/** A length of time, such as 5m or 1d. */
export const duration = (description: string) =>
  z
    .string()
    .regex(DURATION_PATTERN, 'This is no length of time: write it like 30s, 5m, 2h, 1h30m or 1d.')
    .describe(`${description} Written like 5m, 2h, 1h30m or 1d.`);

/** Words of at least one character, trimmed. */
export const words = (description: string, most = 200) =>
  z
    .string()
    .trim()
    .min(1, 'This cannot be empty.')
    .max(most, `This has at most ${most.toLocaleString('en')} characters.`)
    .describe(description);

/** A condition in CEL, not yet read. */
export const condition = (description: string) =>
  z.string().max(1000, 'A condition has at most 1,000 characters.').describe(description);

/** Up to 50 names. */
export const names = (description: string) =>
  z.array(id('A name.')).max(50, 'There are at most 50 here.').describe(description);

/** A language by its BCP 47 tag. */
export const language = (description: string) =>
  z
    .string()
    .regex(LANGUAGE_PATTERN, 'A language is written like en, de or pt-BR.')
    .describe(`${description} Written like en, de or pt-BR.`);

/** One name, or up to 20. */
export const oneOrMore = (description: string) =>
  z.union([id('A name.'), z.array(id('A name.')).min(1, 'Name at least one.').max(20)]).describe(description);

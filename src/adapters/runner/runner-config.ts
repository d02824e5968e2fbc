import { stat, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { RE2JS } from 're2js';
import { parse } from 'yaml';
import { z } from 'zod';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { RunnerError } from './runner-error.ts';

const NAME = /^[a-z][a-z0-9_-]{0,63}$/;
const PLACE = /\{([^{}]*)\}/g;
const SHELLS = new Set([
  'sh',
  'bash',
  'dash',
  'zsh',
  'ksh',
  'fish',
  'busybox',
  'python',
  'python3',
  'perl',
  'ruby',
  'node',
]);

const absolute = z.string().regex(/^\/[^\0]*$/, 'an absolute path');
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,100}$/, 'a name of an environment variable');
const duration = z
  .string()
  .regex(/^\d{1,4}[smh]$/, 'a duration such as 30s, 10m or 1h')
  .transform(
    (text) => Number(text.slice(0, -1)) * { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS }[text.at(-1) as 's' | 'm' | 'h'],
  );

/** RE2 matches in linear time whatever the pattern, so no value can hold the runner up. */
const pattern = z
  .string()
  .min(1)
  .max(500)
  .transform((text, context) => {
    try {
      return RE2JS.compile(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: `no pattern: ${error instanceof Error ? error.message : ''}` });
      return z.NEVER;
    }
  });

const command = z
  .strictObject({
    run: z.array(z.string().min(1).max(1000)).min(1).max(100),
    parameters: z
      .record(z.string().regex(NAME), z.strictObject({ pattern, longest: z.int().min(1).max(1000).default(200) }))
      .default({}),
    cwd: absolute.default('/'),
    env: z.record(variable, z.string().max(4000)).default({}),
    pass: z.array(variable).max(50).default([]),
    secrets: z.record(variable, absolute).default({}),
    timeout: duration.default(10 * MINUTE_MS),
  })
  .superRefine(({ run, parameters }, context) => {
    const fault = (message: string): void => context.addIssue({ code: 'custom', path: ['run'], message });
    const [program = '', ...rest] = run;
    if (!/^\/[^{}]*$/.test(program)) fault('begins with the absolute path of a program, without a parameter in it');
    const used = new Set(rest.flatMap(placesOf));
    for (const name of used) if (!Object.hasOwn(parameters, name)) fault(`uses {${name}}, which is no parameter`);
    for (const name of Object.keys(parameters)) if (!used.has(name)) fault(`does not use the parameter ${name}`);
    const afterCode = rest.findIndex((part) => /^-{1,2}(?:\w*[ce]|eval|command|print)$/.test(part)) + 1;
    if (SHELLS.has(basename(program)) && afterCode > 0 && placesOf(rest[afterCode] ?? '').length > 0)
      fault('hands a parameter to a shell as code; hand it over as an argument of a script');
  });

const config = z.strictObject({
  atOnce: z.int().min(1).max(16).default(4),
  commands: z.record(z.string().regex(NAME), command),
});

export type RunnerCommandConfig = z.output<typeof command>;
export type RunnerConfig = z.output<typeof config>;

/** The names in braces in one argument of a command. */
function placesOf(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, name = '']) => name);
}

/** Puts values into one argument; they stay part of this one argument. */
export function fillPlaces(text: string, values: Record<string, string>): string {
  return text.replaceAll(PLACE, (_, name: string) => values[name] ?? '');
}

/** Reads the list of what may be run; refuses a file that others on the machine could change. */
export async function readRunnerConfig(path: string): Promise<RunnerConfig> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new RunnerError(`${path} cannot be read. Name the list of commands with --config.`);
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o022) !== 0)
    throw new RunnerError(`Others may change ${path}, which says what is run. Do: chmod go-w ${path}`);
  return parseRunnerConfig(text, path);
}

/** The list of what may be run; all faults at once. */
export function parseRunnerConfig(text: string, path: string): RunnerConfig {
  let read: unknown;
  try {
    read = parse(text, { maxAliasCount: 20 });
  } catch (error) {
    throw new RunnerError(`${path} is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
  }
  const parsed = config.safeParse(read);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new RunnerError([`${path} has faults; nothing is run:`, ...faults].join('\n'));
}

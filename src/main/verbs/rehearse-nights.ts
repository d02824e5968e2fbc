import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from '#cli/cli-context.ts';
import { faultLines, faultSummary } from '#cli/fault-lines.ts';
import { listPeople, listRotations } from '#contract/people.ts';
import { getVersion } from '#contract/procedure.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { NightsToPlay } from '#drills/nights/play-night.ts';
import type { Rota } from '#drills/nights/rota.ts';
import { referenceProcedureYaml } from '../first-run.ts';

interface Options extends DeskOptions {
  people?: string;
  desk?: boolean;
  nights: number;
  seed: number;
  night?: number;
  compare?: string;
  set: string[];
}

/** `twoam rehearse nights [PROCEDURE]`: random nights in virtual time, without a server. */
export function addRehearseNights(rehearse: Command, context: CliContext): void {
  rehearse
    .command('nights [procedure]')
    .description('Play random nights with virtual people and say how often it goes well, and what fails first.')
    .option('--people <file>', 'people and weekly rotations; by default twelve invented ones at two sites')
    .option('--desk', 'people, rotations and procedure of the desk')
    .option('--nights <count>', 'how many', wholeNumber(1, 100_000), 1000)
    .option('--seed <number>', 'the same seed always gives the same nights', wholeNumber(0, 999_999_999), 42)
    .option('--night <number>', 'tell this one night from beginning to end', wholeNumber(1, 100_000))
    .option('--compare <file>', 'another procedure that meets the same nights')
    .option(
      '--set <setting>',
      'the same procedure with one value changed, such as acknowledge.late.after=10m',
      collect,
      [],
    )
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await rehearseNightsVerb(context, options, file);
    });
}

async function rehearseNightsVerb(context: CliContext, options: Options, file: string | undefined): Promise<void> {
  const { rehearseNights, yearOf } = await import('#drills/nights/rehearse-nights.ts');
  const rota = await rotaFor(context, options);
  const yaml = await procedureFor(context, options, file);
  const other = await comparedWith(options, yaml);
  const toPlay = (text: string, name: string) => ({
    procedure: readProcedure(context, options, text, name),
    rota,
    seed: options.seed,
    fromAt: yearOf(rota),
  });
  const one = toPlay(yaml, file ?? 'The procedure');
  const compared = other === null ? null : toPlay(other, options.compare ?? 'The changed procedure');
  if (options.night !== undefined) {
    await tellOne(context, options, compared ?? one, options.night);
    return;
  }
  const { formatNights } = await import('#drills/nights/format-nights.ts');
  const report = rehearseNights(one, options.nights);
  const there = compared === null ? null : rehearseNights(compared, options.nights);
  print(context, options, there === null ? report : { report, compared: there }, () => formatNights(report, there));
}

async function tellOne(context: CliContext, options: Options, toPlay: NightsToPlay, night: number): Promise<void> {
  const { playNight } = await import('#drills/nights/play-night.ts');
  const { tellNight } = await import('#drills/nights/tell-night.ts');
  const told = tellNight(playNight(toPlay, night));
  print(context, options, { night, seed: options.seed, ...told }, () =>
    [
      `Night ${night} of seed ${options.seed}. ${told.title}.`,
      ...told.moments.map(({ localTime, sentence }) => `${localTime}  ${sentence}`),
    ].join('\n'),
  );
}

async function rotaFor(context: CliContext, options: Options): Promise<Rota> {
  if (options.desk === true && options.people !== undefined) throw new CliError('Use --people or --desk, not both.');
  if (options.desk === true) return rotaOfDesk(context, options);
  if (options.people === undefined) return (await import('#drills/nights/two-site-rota.ts')).TWO_SITE_ROTA;
  const { readRota, RotaError } = await import('#drills/nights/read-rota.ts');
  try {
    return readRota(await fileText(options.people));
  } catch (error) {
    if (error instanceof RotaError) throw new CliError(`${options.people}: ${error.message}`);
    throw error;
  }
}

async function rotaOfDesk(context: CliContext, options: Options): Promise<Rota> {
  const { rotaFromDesk } = await import('#drills/nights/rota-of-desk.ts');
  const { call } = await deskCall(context, options);
  const [people, rotations] = await Promise.all([call(listPeople, {}), call(listRotations, {})]);
  return rotaFromDesk(people.people, rotations.rotations);
}

async function procedureFor(context: CliContext, options: Options, file: string | undefined): Promise<string> {
  if (file !== undefined) return fileText(file);
  if (options.desk !== true) return referenceProcedureYaml();
  const { call } = await deskCall(context, options);
  return (await call(getVersion, { params: { id: 'current' } })).yaml;
}

async function comparedWith({ compare, set }: Options, yaml: string): Promise<string | null> {
  const other = compare === undefined ? null : await fileText(compare);
  if (set.length === 0) return other;
  const { changeProcedure, SettingError } = await import('#drills/nights/change-procedure.ts');
  try {
    return changeProcedure(other ?? yaml, set);
  } catch (error) {
    if (error instanceof SettingError) throw new CliError(error.message);
    throw error;
  }
}

function readProcedure(context: CliContext, options: Options, yaml: string, name: string): Procedure {
  const parsed = parseProcedure(yaml);
  if (parsed.ok) return parsed.procedure;
  print(context, options, { ok: false, faults: parsed.faults }, () => faultLines(name, parsed.faults));
  throw new CliError(faultSummary(name, parsed.faults));
}

async function fileText(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new CliError(`The file ${path} cannot be read. Check its name.`);
  return text;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
    return value;
  };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

import { Option, type Command } from 'commander';
import { changeKind, changeStatus, listChanges, recordChange, updateChange, type Change } from '#contract/changes.ts';
import type { AnswerOf, BodyOf } from '#contract/route.ts';
import { addGate, type GateNeeds } from './change-gate.ts';
import { serviceList, wholeNumber } from './change-options.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Body = BodyOf<typeof recordChange>;
type RecordOptions = DeskOptions &
  Omit<Partial<Body>, 'title' | 'size' | 'source' | 'isRevert' | 'services'> & {
    service?: string[];
    services?: string;
    files?: string;
    lines?: string;
    revert?: boolean;
  };
type UpdateOptions = DeskOptions & Pick<BodyOf<typeof updateChange>, 'status' | 'statusAt' | 'endsAt' | 'version'>;
type ListOptions = DeskOptions & { service?: string; environment?: string; limit: string };

/** `twoam change record`, `list`, `update` and `gate`. */
export function addChange(program: Command, context: CliContext, gate: GateNeeds): void {
  const change = program.command('change').description('Record changes, so that they can be suspected and reverted.');
  addRecord(change, context);
  addList(change, context);
  addUpdate(change, context);
  addGate(change, context, gate);
}

function addRecord(change: Command, context: CliContext): void {
  change
    .command('record <title>')
    .description('Record a deployment, config change, migration, flag flip, infrastructure change or command.')
    .addOption(new Option('--kind <kind>', 'what was changed').choices(changeKind.options).default('deploy'))
    .option('--service <id...>', 'services it touches')
    .option('--services <ids>', 'the same, with commas between')
    .option('--environment <name>', 'where', 'production')
    .addOption(new Option('--status <status>', 'how it went').choices(changeStatus.options).default('succeeded'))
    .option('--at <instant>', 'when it began, as ISO 8601; now by default')
    .option('--ends-at <instant>', 'when it was done')
    .option('--version <version>', 'what went out')
    .option('--previous-version <version>', 'what ran before; by default what the register knows')
    .option('--repository <owner/name>', 'where it comes from')
    .option('--description <text>', 'what it does')
    .option('--files <count>', 'how many files it touches')
    .option('--lines <count>', 'how many lines it touches')
    .option('--author <name>', 'who')
    .option('--revert', 'it undoes another change')
    .option('--reverts <id>', 'the change that it undoes')
    .option('--revert-plan <text>', 'how to undo it')
    .option('--link <url>', 'where to read more')
    .option('--key <key>', 'a repeat with the same key is the same change')
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<RecordOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(recordChange, { body: bodyOf(title, options) });
      print(context, options, answer, () => recordedWords(answer));
    });
}

function addList(change: Command, context: CliContext): void {
  change
    .command('list')
    .description('Recorded changes, the newest first.')
    .option('--service <id>', 'only those that touch it')
    .option('--environment <name>', 'only those there')
    .option('--limit <count>', 'how many', '50')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { call } = await deskCall(context, options);
      const { service, environment, limit } = options;
      const answer = await call(listChanges, { query: { service, environment, limit: wholeNumber('limit', limit) } });
      print(context, options, answer, () =>
        answer.changes.length === 0 ? 'No change is recorded.' : answer.changes.map(changeLine).join('\n'),
      );
    });
}

function addUpdate(change: Command, context: CliContext): void {
  change
    .command('update <key>')
    .description('Say how a change went that was recorded with this key.')
    .addOption(new Option('--status <status>', 'how it went').choices(changeStatus.options).makeOptionMandatory())
    .option('--status-at <instant>', 'when it became that; now by default')
    .option('--ends-at <instant>', 'when it was done')
    .option('--version <version>', 'what went out')
    .action(async (key: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<UpdateOptions>();
      const { call } = await deskCall(context, options);
      const { status, statusAt, endsAt = null, version = null } = options;
      const answer = await call(updateChange, { body: { key, status, statusAt, endsAt, version } });
      print(context, options, answer, () => recordedWords(answer));
    });
}

function bodyOf(title: string, options: RecordOptions): Body {
  const { files, lines, revert = false, reverts = null } = options;
  const { description = '', version = null, previousVersion = null, repository = null, endsAt = null } = options;
  const { author = null, link = null, key = null, revertPlan = null, kind, environment, status, at } = options;
  return {
    ...{
      title,
      description,
      kind,
      environment,
      status,
      at,
      endsAt,
      version,
      previousVersion,
      repository,
      author,
      link,
    },
    services: serviceList(options),
    size:
      files === undefined && lines === undefined
        ? null
        : { files: wholeNumber('files', files ?? '0'), lines: wholeNumber('lines', lines ?? '0') },
    ...{ key, isRevert: revert || reverts !== null, reverts, revertPlan, source: 'cli' },
  };
}

function recordedWords({ id, outcome, status }: AnswerOf<typeof recordChange>): string {
  if (outcome === 'recorded') return `Recorded as ${id}.`;
  if (outcome === 'updated') return `${id} is ${statusWord(status)} now.`;
  return `It was recorded already as ${id}, and it is ${statusWord(status)}.`;
}

function changeLine({ id, at, status, kind, environment, services, version, title }: Change): string {
  const what = [title, version === null ? '' : `(${version})`].filter((part) => part !== '').join(' ');
  const where = `${services.length === 0 ? 'no service' : services.join(', ')} in ${environment}`;
  return `${id}  ${at.slice(0, 16)}Z  ${statusWord(status).padEnd(11)} ${kind.padEnd(9)} ${what}, ${where}`;
}

function statusWord(status: Change['status']): string {
  return status.replace('-', ' ');
}

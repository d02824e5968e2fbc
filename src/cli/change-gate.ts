import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { changeKind } from '#contract/changes.ts';
import type { Call } from '#contract/client.ts';
import { handInPassed, type GateAnswer, type GateQuestionBody } from '#contract/gate.ts';
import { askDesk } from './ask-gate.ts';
import { CliError, failureLine, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { gateLog, type GateLog } from './gate-log.ts';
import { serviceList, wholeNumber } from './change-options.ts';

type GateOptions = DeskOptions &
  Omit<Partial<GateQuestionBody>, 'title' | 'size' | 'services' | 'isRevert' | 'plan'> & {
    service?: string[];
    services?: string;
    files?: string;
    lines?: string;
    revert?: boolean;
    plan?: string;
    overrideReason?: string;
    overrideBy?: string;
    record?: string;
  };

/** What the gate prints: the desk's answer, or that it passed without one. */
type Said = Omit<GateAnswer, 'id'> & { id: string | null };

/** With the start of the process this stays below five seconds. */
const LIMIT_MS = 3000;
/** A considered no, which a pipeline tells from a fault by its exit status. */
class GateStop extends CliError {
  override readonly exitCode = 2;
}

const MOST_AT_ONCE = 500;
const DEFAULT_RECORD = '.twoam-gate.jsonl';

/** What is not the desk's: files, and how long a pipeline waits. */
export interface GateNeeds {
  read(path: string): Promise<string>;
  limit(): AbortSignal;
  now(): string;
}

export const REAL_LIMIT = (): AbortSignal => AbortSignal.timeout(LIMIT_MS);

/** `twoam change gate`: exit 0 to go on, 2 to stop. */
export function addGate(change: Command, context: CliContext, needs: GateNeeds): void {
  change
    .command('gate <title>')
    .description('Ask whether a change may go out: exit 0 to go on, 2 to stop. It answers within 5 seconds.')
    .addOption(new Option('--kind <kind>', 'what is changed').choices(changeKind.options).default('deploy'))
    .option('--service <id...>', 'services it touches')
    .option('--services <ids>', 'the same, with commas between')
    .option('--environment <name>', 'where', 'production')
    .option('--version <version>', 'what goes out')
    .option('--previous-version <version>', 'what runs now; by default what the register knows')
    .option('--repository <owner/name>', 'where it comes from')
    .option('--files <count>', 'how many files it touches')
    .option('--lines <count>', 'how many lines it touches')
    .option('--legacy', 'it touches code that few know')
    .option('--migration', 'it brings a migration')
    .option('--author <name>', 'who')
    .option('--plan <file>', 'how it is undone, as in .twoam/revert.yaml')
    .option('--revert-plan <text>', 'the same in words')
    .option('--revert', 'it undoes another change: it always passes')
    .option('--reverts <id>', 'the change that it undoes')
    .option('--key <key>', 'the key by which it is recorded afterwards')
    .option('--override-reason <text>', 'an emergency: why it cannot wait')
    .option('--override-by <name>', 'who answers for that')
    .option('--record <file>', `where it is written down when the desk is away; ${DEFAULT_RECORD} by default`)
    .action(async (title: string, _: unknown, command: Command) => {
      await runGate(context, needs, title, command.optsWithGlobals<GateOptions>());
    });
}

async function runGate(context: CliContext, needs: GateNeeds, title: string, options: GateOptions): Promise<void> {
  const limit = needs.limit();
  const isRevert = options.revert === true || options.reverts != null;
  const override = overrideOf(options);
  const body = await questionOf(needs, title, options, isRevert);
  const path = options.record ?? context.environment['TWOAM_GATE_LOG'] ?? DEFAULT_RECORD;
  const log = gateLog(path, randomUUID());
  const outcome = await askDesk(context, options, body, override, limit);
  if (outcome.kind === 'answered') {
    await handIn(log, outcome.call, limit);
    say(context, options, outcome.answer);
    return;
  }
  // A forgotten token must not stand between a hurt service and its way back.
  if (outcome.kind === 'refused' && !isRevert) throw outcome.refusal;
  const why = outcome.kind === 'away' ? outcome.why : failureLine(outcome.refusal);
  const noted = await note(context, log, path, { body, title, why, at: needs.now() });
  say(context, options, passedWithout(why, isRevert, noted));
  if (limit.aborted) context.leaveNow?.();
}

function overrideOf({ overrideBy, overrideReason }: GateOptions): { by: string; reason: string } | null {
  if (overrideBy === undefined && overrideReason === undefined) return null;
  if (overrideBy !== undefined && overrideReason !== undefined) return { by: overrideBy, reason: overrideReason };
  throw new CliError('An override takes both --override-reason and --override-by: why, and who answers for it.');
}

async function questionOf(
  needs: GateNeeds,
  title: string,
  options: GateOptions,
  isRevert: boolean,
): Promise<GateQuestionBody> {
  const { kind, environment, author = null, version = null, previousVersion = null, repository = null } = options;
  const { key = null, reverts = null, revertPlan = null, legacy = false, migration = false, files, lines } = options;
  const size =
    files === undefined && lines === undefined
      ? null
      : { files: wholeNumber('files', files ?? '0'), lines: wholeNumber('lines', lines ?? '0') };
  return {
    ...{ title, kind, environment, author, version, previousVersion, repository },
    ...{ key, reverts, revertPlan, legacy, migration, size, isRevert },
    services: serviceList(options),
    plan: await planText(needs, options.plan, isRevert),
  };
}

async function planText(needs: GateNeeds, file: string | undefined, isRevert: boolean): Promise<string | null> {
  if (file === undefined || isRevert) return null;
  try {
    return await needs.read(file);
  } catch {
    throw new CliError(`The file ${file} cannot be read. Check its name, or leave --plan out.`);
  }
}

/** Tells the desk what passed while it was away; when that does not work it stays for the next time. */
async function handIn(log: GateLog, call: Call, limit: AbortSignal): Promise<void> {
  try {
    const { records, done } = await log.take();
    for (let from = 0; from < records.length; from += MOST_AT_ONCE) {
      limit.throwIfAborted();
      await call(handInPassed, { body: { records: records.slice(from, from + MOST_AT_ONCE) } });
    }
    await done();
  } catch {
    // The answer counts; the records wait where they are.
  }
}

async function note(
  context: CliContext,
  log: GateLog,
  path: string,
  passed: { body: GateQuestionBody; title: string; why: string; at: string },
): Promise<boolean> {
  const { kind = 'deploy', services = [], environment = 'production', key = null } = passed.body;
  const title = passed.title.trim().slice(0, 300);
  const record = { id: `away_${randomUUID()}`, at: passed.at, title, kind, services, environment, key };
  try {
    await log.add({ ...record, why: passed.why.slice(0, 500) });
    return true;
  } catch {
    context.err(`It could not be written down in ${path}: record this change by hand when the desk is back.`);
    return false;
  }
}

function passedWithout(why: string, isRevert: boolean, noted: boolean): Said {
  const words = `Passed because the desk could not be reached: ${why}${why.endsWith('.') ? '' : '.'}`;
  return {
    id: null,
    verdict: 'pass',
    reason: 'desk-away',
    complex: false,
    because: isRevert ? [words, 'It undoes another change; a revert always passes.'] : [words],
    missing: [],
    next: noted ? 'It is written down here, and the desk is told as soon as it answers again.' : '',
  };
}

const HEADS = { pass: 'Pass.', warn: 'Pass, with a warning.', stop: 'Stop.' } as const;

function say(context: CliContext, options: GateOptions, said: Said): void {
  const { verdict, because, missing, next } = said;
  const lines = [HEADS[verdict], ...because, ...missing.map((one) => `Missing: ${one}`), next];
  print(context, options, said, () => lines.filter((line) => line !== '').join('\n'));
  if (verdict === 'stop') throw new GateStop('The gate stopped this change.');
}

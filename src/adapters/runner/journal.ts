import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { reportBody, type Attempt, type ReportBody } from '#contract/runner.ts';
import { DAY_MS } from '#core/shared/instant.ts';
import { RunnerError } from './runner-error.ts';

/** How an attempt ended, as it is told to the desk. */
export type Ending = Exclude<ReportBody['said'], { state: 'begun' } | { state: 'running' }>;

/** What this runner has begun, on disk before it begins. */
export interface Journal {
  /** Durable when it returns. False for an attempt that is known: it must not be started. */
  begin(attempt: Attempt, session: string): boolean;
  end(attemptId: string, ending: Ending): void;
  /** The desk took the ending; it need not be repeated. */
  told(attemptId: string): void;
  /** Endings that the desk has not taken yet. */
  untold(): { attempt: Attempt; session: string; ending: Ending }[];
  close(): void;
}

/** Told attempts are kept this long, so that a late repeat of a step is still known. */
const KEPT_DAYS = 90;
const BUSY = 5;
const row = z.object({
  attempt_id: z.string(),
  run_id: z.string(),
  step_id: z.string(),
  session: z.string(),
  ending: z.string(),
});
const ending = reportBody.shape.said.transform((said) => said as Ending);

/**
 * Opens the journal and holds it: a second runner on the folder is refused, and the kernel lets it go however this one
 * dies. What had begun and not ended was cut off by the last death: it is `unknown`, and never run again.
 */
export function openJournal(folder: string, now: () => number): Journal {
  const path = join(folder, 'journal.db');
  const database = new DatabaseSync(path, { timeout: 500 });
  chmodSync(path, 0o600);
  try {
    // EXTRA also syncs the folder, so that a commit outlives a power cut.
    database.exec(`
      pragma locking_mode = exclusive;
      pragma synchronous = extra;
      create table if not exists attempts (
        attempt_id text primary key, run_id text not null, step_id text not null, session text not null,
        begun_at integer not null, ending text, told integer not null default 0
      ) strict;
    `);
    database.prepare('delete from attempts where told = 1 and begun_at < ?').run(now() - KEPT_DAYS * DAY_MS);
    const cut: Ending = { state: 'unknown', why: 'The runner was stopped while it ran, so nobody saw its end.' };
    database.prepare('update attempts set ending = ? where ending is null').run(JSON.stringify(cut));
  } catch (cause) {
    database.close();
    if ((cause as { errcode?: number }).errcode === BUSY)
      throw new RunnerError(`Another runner is running in ${folder}. Stop it first.`, { cause });
    throw new RunnerError(`The journal in ${folder} cannot be written.`, { cause });
  }
  const begin = database.prepare(
    'insert into attempts (attempt_id, run_id, step_id, session, begun_at) values (?, ?, ?, ?, ?) on conflict do nothing',
  );
  const end = database.prepare('update attempts set ending = ? where attempt_id = ? and ending is null');
  const told = database.prepare('update attempts set told = 1 where attempt_id = ?');
  const untold = database.prepare(
    'select attempt_id, run_id, step_id, session, ending from attempts where ending is not null and told = 0',
  );
  return {
    begin: ({ attemptId, runId, stepId }, session) => begin.run(attemptId, runId, stepId, session, now()).changes === 1,
    end: (attemptId, how) => void end.run(JSON.stringify(how), attemptId),
    told: (attemptId) => void told.run(attemptId),
    untold: () =>
      untold.all().map((read) => {
        const { attempt_id: attemptId, run_id: runId, step_id: stepId, session, ending: text } = row.parse(read);
        return { attempt: { runId, stepId, attemptId }, session, ending: ending.parse(JSON.parse(text)) };
      }),
    close: () => database.close(),
  };
}

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
  /** Sessions of earlier runners on this folder, which have all ended, the latest first. */
  former: string[];
  /** Durable when it returns. False for an attempt that is known: it must not be started. */
  begin(attempt: Attempt): boolean;
  /** Durable when it returns; from then on nobody can say that the attempt did not run. */
  start(attemptId: string): void;
  end(attemptId: string, ending: Ending): void;
  /** The desk took the ending; it need not be repeated. One that was not begun is forgotten: it may come again. */
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

/** More than a runner that is restarted every few seconds has in the time of a step. */
const MOST_FORMER = 500;

/**
 * Opens the journal for a session and holds it: a second runner on the folder is refused, and the kernel lets it go
 * however this one dies. What had started and not ended was cut off by the last death: it is `unknown`, and never run
 * again. What was only noted did not run.
 */
export function openJournal(folder: string, session: string, now: () => number): Journal {
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
        begun_at integer not null, ending text, told integer not null default 0, started integer not null default 1
      ) strict;
      create table if not exists sessions (session text primary key, began_at integer not null) strict;
    `);
    addStarted(database);
    database.prepare('delete from attempts where told = 1 and begun_at < ?').run(now() - KEPT_DAYS * DAY_MS);
    const cut: Ending = { state: 'unknown', why: 'The runner was stopped while it ran, so nobody saw its end.' };
    const endAs = database.prepare('update attempts set ending = ? where ending is null and started = ?');
    endAs.run(JSON.stringify(cut), 1);
    endAs.run(JSON.stringify({ state: 'not-begun' } satisfies Ending), 0);
  } catch (cause) {
    database.close();
    if ((cause as { errcode?: number }).errcode === BUSY)
      throw new RunnerError(`Another runner is running in ${folder}. Stop it first.`, { cause });
    throw new RunnerError(`The journal in ${folder} cannot be written.`, { cause });
  }
  const former = takeSession(database, session, now());
  const begin = database.prepare(
    'insert into attempts (attempt_id, run_id, step_id, session, begun_at, started) values (?, ?, ?, ?, ?, 0) on conflict do nothing',
  );
  const start = database.prepare('update attempts set started = 1 where attempt_id = ?');
  const end = database.prepare('update attempts set ending = ? where attempt_id = ? and ending is null');
  const told = database.prepare('update attempts set told = 1 where attempt_id = ?');
  const forget = database.prepare(
    `delete from attempts where attempt_id = ? and started = 0 and ending ->> 'state' = 'not-begun'`,
  );
  const untold = database.prepare(
    'select attempt_id, run_id, step_id, session, ending from attempts where ending is not null and told = 0',
  );
  return {
    former,
    begin: ({ attemptId, runId, stepId }) => begin.run(attemptId, runId, stepId, session, now()).changes === 1,
    start: (attemptId) => void start.run(attemptId),
    end: (attemptId, how) => void end.run(JSON.stringify(how), attemptId),
    told(attemptId) {
      if (forget.run(attemptId).changes === 0) told.run(attemptId);
    },
    untold: () =>
      untold.all().map((read) => {
        const {
          attempt_id: attemptId,
          run_id: runId,
          step_id: stepId,
          session: itsOwn,
          ending: text,
        } = row.parse(read);
        return { attempt: { runId, stepId, attemptId }, session: itsOwn, ending: ending.parse(JSON.parse(text)) };
      }),
    close: () => database.close(),
  };
}

/** Journals of older runners noted no start; there whatever was begun may have run. */
function addStarted(database: DatabaseSync): void {
  const columns = database.prepare('select name from pragma_table_info(?)').all('attempts');
  if (columns.some(({ name }) => name === 'started')) return;
  database.exec('alter table attempts add column started integer not null default 1');
}

/** Notes the session, on disk before it asks for work; answers those before it. */
function takeSession(database: DatabaseSync, session: string, at: number): string[] {
  const rows = database.prepare('select session from sessions order by rowid desc limit ?').all(MOST_FORMER);
  database.prepare('delete from sessions where rowid <= (select max(rowid) from sessions) - ?').run(MOST_FORMER);
  database.prepare('insert into sessions (session, began_at) values (?, ?)').run(session, at);
  return rows.map((read) => String(read['session']));
}

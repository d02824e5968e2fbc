import type { Selectable } from 'kysely';
import type { PlanRunRow, PlanRuns, StepOutput } from '#app/ports/revert.ts';
import { fitOutput } from '#app/revert/fit-output.ts';
import { storableText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

/** `told` is called with the run of each piece that was kept. */
export function createPlanRuns(database: SpaceDatabase, told: (runId: string) => void): PlanRuns {
  const { schema, tables } = database;
  return {
    async get(id) {
      const row = await tables.selectFrom('plan_runs').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : runFrom(row);
    },

    async list({ incidentId, changeId, purpose, underWay, limit }) {
      let query = tables.selectFrom('plan_runs').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc');
      if (incidentId !== undefined) query = query.where('incident_id', '=', incidentId);
      if (changeId !== undefined) query = query.where('change_id', '=', changeId);
      if (purpose !== undefined) query = query.where('purpose', '=', purpose);
      if (underWay === true) query = query.where('ended_at', 'is', null);
      return (await query.limit(limit).execute()).map(runFrom);
    },

    async addOutput(piece) {
      if (await database.transaction(({ run }) => keep(run, schema, piece))) told(piece.runId);
    },

    async output(runId, stepId, afterSeq) {
      const query = tables
        .selectFrom('step_outputs')
        .selectAll()
        .where('run_id', '=', runId)
        .where('step_id', '=', stepId)
        .where('seq', '>', afterSeq);
      return (await query.orderBy('seq').execute()).map(outputFrom);
    },

    async latestOutput(runId, bytes) {
      const text = `select * from (
          select *, sum(bytes) over (partition by step_id order by seq desc) - bytes as later
          from ${schema}.step_outputs where run_id = $1
        ) as o where later < $2 order by step_id, seq`;
      const values = [runId, bytes];
      const rows = await database.run<Selectable<SpaceTables['step_outputs']>>({ name: 'latest output', text }, values);
      return rows.map(outputFrom);
    },
  };
}

type Run = Parameters<Parameters<SpaceDatabase['transaction']>[0]>[0]['run'];

/** One piece at a time for each run, so that the bounds hold however many are sent at once. */
async function keep(
  run: Run,
  schema: string,
  { runId, stepId, attemptId, key, at, text }: Parameters<PlanRuns['addOutput']>[0],
): Promise<boolean> {
  const found = await run(`select id from ${schema}.plan_runs where id = $1 for update`, [runId]);
  if (found.length === 0) return false;
  const [used] = await run<{ bytes: number; seq: number }>(
    `select coalesce(sum(bytes), 0)::integer as bytes, coalesce(max(seq), 0) as seq
     from ${schema}.step_outputs where run_id = $1 and step_id = $2`,
    [runId, stepId],
  );
  const piece = fitOutput(used?.bytes ?? 0, storableText(text));
  if (piece === null) return false;
  const kept = await run(
    `insert into ${schema}.step_outputs (id, run_id, step_id, attempt_id, seq, at, text, bytes)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id`,
    [`${attemptId}.${key}`, runId, stepId, attemptId, (used?.seq ?? 0) + 1, at, piece.text, piece.bytes],
  );
  return kept.length > 0;
}

/** A new run as its table's columns. */
export function planRunColumns(row: PlanRunRow): Record<string, unknown> {
  return {
    id: row.id,
    purpose: row.purpose,
    incident_id: row.incidentId,
    change_id: row.changeId,
    plan: row.plan,
    rehearsal: row.rehearsal,
    started_at: row.startedAt,
    status: row.status,
    outcome: row.outcome,
    ended_at: row.endedAt,
    undoing: row.purpose === 'revert' && row.endedAt === null ? row.changeId : null,
  };
}

function runFrom(row: Selectable<SpaceTables['plan_runs']>): PlanRunRow {
  return {
    id: row.id,
    purpose: row.purpose,
    incidentId: row.incident_id,
    changeId: row.change_id,
    plan: row.plan,
    rehearsal: row.rehearsal,
    startedAt: row.started_at,
    status: row.status,
    outcome: row.outcome,
    endedAt: row.ended_at,
  };
}

function outputFrom(row: Selectable<SpaceTables['step_outputs']>): StepOutput {
  return {
    runId: row.run_id,
    stepId: row.step_id,
    attemptId: row.attempt_id,
    seq: row.seq,
    at: row.at,
    text: row.text,
  };
}

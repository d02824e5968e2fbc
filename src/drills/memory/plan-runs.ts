import type { AlsoWrite } from '#app/ports/event-store.ts';
import type { PlanRunRow, PlanRuns, StepOutput } from '#app/ports/revert.ts';
import { fitOutput } from '#app/revert/fit-output.ts';

/** Plan runs in memory, with what an append and erasing a person need beyond the port. */
export type MemoryPlanRuns = PlanRuns & {
  start(row: PlanRunRow): void;
  /** Whether the change of a revert is being undone already. */
  isUndone(row: PlanRunRow): boolean;
  move(moved: Extract<AlsoWrite, { kind: 'plan-run-moved' }>['moved']): void;
  reword(rewrite: (words: string) => string): void;
};

type Kept = StepOutput & { key: string; bytes: number };

export function memoryPlanRuns(): MemoryPlanRuns {
  const runs = new Map<string, PlanRunRow>();
  const pieces: Kept[] = [];
  const ofStep = (runId: string, stepId: string) =>
    pieces.filter((piece) => piece.runId === runId && piece.stepId === stepId);

  return {
    start: (row) => void runs.set(row.id, structuredClone(row)),
    isUndone: ({ purpose, changeId, endedAt }) =>
      purpose === 'revert' &&
      endedAt === null &&
      [...runs.values()].some((row) => row.purpose === 'revert' && row.changeId === changeId && row.endedAt === null),
    move({ id, ...moved }) {
      const row = runs.get(id);
      if (row !== undefined) runs.set(id, { ...row, ...moved });
    },
    reword(rewrite) {
      for (const row of runs.values())
        runs.set(row.id, { ...row, ...(JSON.parse(rewrite(JSON.stringify(words(row)))) as ReturnType<typeof words>) });
      for (const piece of pieces) piece.text = rewrite(piece.text);
    },
    async get(id) {
      return runs.get(id) ?? null;
    },
    async list({ incidentId, changeId, purpose, underWay, limit }) {
      return [...runs.values()]
        .filter(
          (row) =>
            (incidentId === undefined || row.incidentId === incidentId) &&
            (changeId === undefined || row.changeId === changeId) &&
            (purpose === undefined || row.purpose === purpose) &&
            (underWay !== true || row.endedAt === null),
        )
        .toSorted((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit);
    },
    async addOutput({ text, ...piece }) {
      const before = ofStep(piece.runId, piece.stepId);
      if (!runs.has(piece.runId)) return;
      if (before.some(({ attemptId, key }) => attemptId === piece.attemptId && key === piece.key)) return;
      const fits = fitOutput(sum(before), text);
      if (fits !== null) pieces.push({ ...piece, ...fits, seq: before.length + 1 });
    },
    async output(runId, stepId, afterSeq) {
      return ofStep(runId, stepId)
        .filter(({ seq }) => seq > afterSeq)
        .map(shown);
    },
    async latestOutput(runId, bytes) {
      const steps = new Set(pieces.flatMap((piece) => (piece.runId === runId ? [piece.stepId] : [])));
      return [...steps].toSorted().flatMap((stepId) => {
        const all = ofStep(runId, stepId);
        return all.filter((_, index) => sum(all.slice(index + 1)) < bytes).map(shown);
      });
    },
  };
}

function words({ plan, rehearsal }: PlanRunRow): Pick<PlanRunRow, 'plan' | 'rehearsal'> {
  return { plan, rehearsal };
}

function sum(pieces: Kept[]): number {
  return pieces.reduce((total, { bytes }) => total + bytes, 0);
}

function shown({ key: _key, bytes: _bytes, ...piece }: Kept): StepOutput {
  return piece;
}

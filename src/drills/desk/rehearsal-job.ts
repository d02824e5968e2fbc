import { faultCount, Refused } from '#app/refused.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { NightsReport } from '#contract/nights.ts';
import { playNight } from '../nights/play-night.ts';
import { rehearseNights } from '../nights/rehearse-nights.ts';
import type { Rota } from '../nights/rota.ts';
import { tellNight, type NightMoment } from '../nights/tell-night.ts';
import { scenarioFrom, type PlainScenario } from '../past/plain-scenario.ts';
import { rehearse, type RehearsalResult } from '../rehearse.ts';
import type { VirtualPersonOfCast } from '../virtual-people.ts';

/** One rehearsal as plain data, so that another thread can do it. */
export type RehearsalJob =
  | { kind: 'nights'; yaml: string; other: string | null; rota: Rota; seed: number; fromAt: Instant; nights: number }
  | { kind: 'one-night'; yaml: string; rota: Rota; seed: number; fromAt: Instant; night: number }
  | { kind: 'again'; yaml: string; scenario: PlainScenario; virtualPeople: VirtualPersonOfCast[] };

/** What a rehearsal of each kind comes to. */
export interface RehearsalDone {
  nights: { report: NightsReport; compared: NightsReport | null };
  'one-night': { title: string; moments: NightMoment[] };
  again: RehearsalResult;
}

/** Does a rehearsal; `progress` hears how many nights are done. Throws `Refused` for a procedure that has faults. */
export async function doRehearsal<J extends RehearsalJob>(
  job: J,
  progress: (done: number, of: number) => void,
): Promise<RehearsalDone[J['kind']]> {
  return (await done(job, progress)) as RehearsalDone[J['kind']];
}

async function done(
  job: RehearsalJob,
  progress: (done: number, of: number) => void,
): Promise<RehearsalDone[RehearsalJob['kind']]> {
  switch (job.kind) {
    case 'nights': {
      const { other, nights, yaml, ...rest } = job;
      const of = other === null ? nights : 2 * nights;
      const play = (text: string, before: number): NightsReport =>
        rehearseNights({ ...rest, procedure: readProcedure(text) }, nights, (count) => progress(before + count, of));
      const report = play(yaml, 0);
      return { report, compared: other === null ? null : play(other, nights) };
    }
    case 'one-night':
      return tellNight(playNight({ ...job, procedure: readProcedure(job.yaml) }, job.night));
    case 'again':
      return rehearse({
        scenario: scenarioFrom(job.scenario),
        procedureYaml: job.yaml,
        virtualPeople: job.virtualPeople,
      });
  }
}

/** A procedure from its file. Throws `Refused` with every fault. */
export function readProcedure(yaml: string): Procedure {
  const parsed = parseProcedure(yaml);
  if (parsed.ok) return parsed.procedure;
  throw new Refused('bad-procedure', { faults: faultCount(parsed.faults.length) }, parsed.faults);
}

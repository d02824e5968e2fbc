import { createTwoFilesPatch } from 'diff';
import * as contract from '#contract/procedure.ts';
import { coverageHoles } from '#core/procedure/coverage-holes.ts';
import { diffProcedures } from '#core/procedure/diff-procedures.ts';
import { tableInWords, uncoveredCombinations, unreachedPriorities } from '#core/priority/priority-table.ts';
import { findHoles } from '#core/procedure/find-holes.ts';
import type { Hole } from '#core/procedure/hole.ts';
import { peopleHoles } from '#core/procedure/people-holes.ts';
import { tierHoles } from '#core/procedure/tier-holes.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure, Step } from '#core/procedure/procedure.ts';
import { formatDuration } from '#core/procedure/duration.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { Caller } from '../caller.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { coverageAhead } from '../oncall/coverage.ts';
import type { ProcedureRow } from '../ports/procedures.ts';
import { faultCount, Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';

type Summary = (typeof contract.versionSummary)['_zod']['input'];

/** Routes that show, check and publish the procedure. */
export function procedureRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listVersions, async ({ query }) => {
      const space = await context(query.space);
      const [rows, current] = await Promise.all([space.storage.procedures.list(), space.storage.procedures.current()]);
      return { versions: await Promise.all(rows.map((row) => summary(space, row, current?.id ?? null))) };
    }),
    bind(contract.getVersion, async ({ params, query }) => {
      const space = await context(query.space);
      const current = await space.storage.procedures.current();
      const row = params.id === 'current' ? current : await space.storage.procedures.get(params.id);
      if (row === null) throw new Refused('not-found', { what: 'procedure version', id: params.id });
      const procedure = readPublished(row);
      return {
        ...(await summary(space, row, current?.id ?? null)),
        yaml: row.yaml,
        ...shownParts(procedure),
        holes: [
          ...findHoles(procedure, await coverageAhead(space, procedure)),
          ...(await unheldTiers(space, procedure)),
          ...(await unknownPeople(space, procedure)),
        ].map(shownHole),
        uncovered: uncoveredCombinations(procedure),
        otherwise: procedure.otherwise.title,
      };
    }),
    bind(contract.checkProcedure, async ({ query, body }) => check(await context(query.space), body.yaml)),
    bind(contract.publishProcedure, async ({ query, body, caller }) => {
      const space = await context(query.space);
      const row = await publish(space, caller, body);
      space.live.tell({ topic: 'procedure', id: row.id, version: row.version });
      return summary(space, row, row.id);
    }),
    bind(contract.diffVersions, async ({ query }) => {
      const space = await context(query.space);
      const [from, to] = await Promise.all([find(space, query.from), find(space, query.to)]);
      const changes = diffProcedures(readPublished(from), readPublished(to));
      return {
        changes,
        patch: createTwoFilesPatch(`version ${from.version}`, `version ${to.version}`, from.yaml, to.yaml),
      };
    }),
  ];
}

/** Publishes a version after checking it whole. Open incidents keep the version they opened under. */
export async function publish(
  space: SpaceContext,
  caller: Pick<Caller, 'actor'>,
  { yaml, note, basedOn }: { yaml: string; note: string; basedOn?: string | undefined },
): Promise<ProcedureRow> {
  const parsed = parseProcedure(yaml);
  if (!parsed.ok) throw new Refused('bad-procedure', { faults: faultCount(parsed.faults.length) }, parsed.faults);
  const row = {
    id: space.ids.next('procedure'),
    name: parsed.procedure.name,
    yaml,
    note,
    publishedAt: space.clock.now(),
    publishedBy: caller.actor,
  };
  const published = await space.storage.procedures.publish(row, basedOn ?? null);
  if (published.outcome === 'conflict') throw new Refused('version-conflict');
  return { ...row, version: published.version };
}

async function check(
  space: SpaceContext,
  yaml: string,
): Promise<(typeof contract.checkProcedure.answer)['_zod']['input']> {
  const parsed = parseProcedure(yaml);
  if (!parsed.ok) return { ok: false, faults: parsed.faults, holes: [], uncovered: [], unreached: [] };
  const coverage = await coverageAhead(space, parsed.procedure);
  const holes = [
    ...parsed.warnings,
    ...coverageHoles(parsed.procedure, coverage),
    ...(await unheldTiers(space, parsed.procedure)),
    ...(await unknownPeople(space, parsed.procedure)),
  ];
  return {
    ok: true,
    faults: [],
    holes: holes.map(shownHole),
    uncovered: uncoveredCombinations(parsed.procedure),
    unreached: unreachedPriorities(parsed.procedure),
  };
}

/** Promises to tiers of which the catalogue has no customer; an empty catalogue says nothing. */
async function unheldTiers(space: SpaceContext, procedure: Procedure): Promise<Hole[]> {
  const { customers } = await space.storage.catalogue.get();
  return customers.length === 0 ? [] : tierHoles(procedure, [...new Set(customers.map(({ tier }) => tier))]);
}

async function unknownPeople(space: SpaceContext, procedure: Procedure): Promise<Hole[]> {
  const people = await space.storage.people.list();
  return peopleHoles(
    procedure,
    people.map(({ id }) => id),
  );
}

function shownHole(hole: { kind: string; message: string; line?: number | null | undefined }): {
  kind: string;
  message: string;
  line: number | null;
} {
  return { kind: hole.kind, message: hole.message, line: hole.line ?? null };
}

async function find(space: SpaceContext, id: string): Promise<ProcedureRow> {
  const row = id === 'current' ? await space.storage.procedures.current() : await space.storage.procedures.get(id);
  if (row === null) throw new Refused('not-found', { what: 'procedure version', id });
  return row;
}

function readPublished(row: ProcedureRow): Procedure {
  const parsed = parseProcedure(row.yaml);
  if (!parsed.ok) throw new Error(`published procedure ${row.id} cannot be read`);
  return parsed.procedure;
}

async function summary(
  space: SpaceContext,
  row: Omit<ProcedureRow, 'yaml'>,
  currentId: string | null,
): Promise<Summary> {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    publishedAt: toIso(row.publishedAt),
    publishedBy: await publisher(space, row.publishedBy),
    note: row.note,
    current: row.id === currentId,
  };
}

async function publisher(space: SpaceContext, by: Actor): Promise<string> {
  if (by.kind !== 'person') return by.kind === 'desk' ? 'TwoAM' : 'an API token';
  return (await space.storage.people.names([by.id])).get(by.id) ?? 'somebody';
}

function shownParts(
  procedure: Procedure,
): Pick<
  (typeof contract.getVersion.answer)['_zod']['input'],
  'steps' | 'roles' | 'questions' | 'priorities' | 'audiences'
> {
  return {
    steps: procedure.steps.map((step) => shownStep(procedure, step)),
    roles: procedure.roles.map((role) => ({
      id: role.id,
      title: role.title,
      filledBy: 'schedule' in role.filledBy ? `schedule ${role.filledBy.schedule}` : role.filledBy.people.join(', '),
      deputies: role.deputies,
    })),
    questions: procedure.assessment.questions,
    priorities: shownTable(procedure),
    audiences: procedure.audiences.map(({ id, title, channels }) => ({ id, title, channels })),
  };
}

/** The priority table as it is asked, and as what it comes to for every combination of answers. */
function shownTable(procedure: Procedure): (typeof contract.getVersion.answer)['_zod']['input']['priorities'] {
  const table = new Map(tableInWords(procedure).map(({ priority, cases }) => [priority, cases]));
  return procedure.priorities.map(({ id, title, when, hours, publish: publishes, sources }) => ({
    id,
    title,
    when,
    hours,
    publish: publishes,
    sources,
    cases: table.get(id) ?? [],
  }));
}

function shownStep(procedure: Procedure, step: Step): (typeof contract.stepShown)['_zod']['input'] {
  const repeat =
    step.repeat === null
      ? null
      : 'everyMs' in step.repeat
        ? `every ${formatDuration(step.repeat.everyMs)}`
        : 'by the audience’s cadence';
  return {
    id: step.id,
    number: step.number,
    title: step.title,
    act: step.act,
    owner: step.owner,
    ownerTitle: procedure.roles.find((role) => role.id === step.owner)?.title ?? step.owner,
    level: step.level,
    within: formatDuration(step.withinMs),
    repeat,
    when: step.when,
    after: step.after.map((trigger) => ('moment' in trigger ? trigger.moment : trigger.step)).join(' or '),
  };
}

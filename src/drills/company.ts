import type { ChangeRow } from '#app/ports/changes.ts';
import type { PersonRow } from '#app/ports/people.ts';
import type { RotationRow } from '#app/ports/rotations.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { GateDecision } from '#app/ports/revert-plans.ts';
import { readTemplates } from '#core/revert/read-templates.ts';
import { DESK } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';

/** The company a space begins with. */
export interface Company {
  name: string;
  /** Where the desk is reached, without a trailing slash. */
  publicUrl: string;
  catalogue: Catalogue;
  people: Omit<PersonRow, 'label' | 'erasedAt'>[];
  rotations: RotationRow[];
  changes: ChangeRow[];
  /** How changes of its services are undone, as `.twoam/revert.yaml`. */
  plans?: string;
  /** When its pipelines first asked the gate, which only warns for a while after. */
  gateSince?: Instant;
}

/** Puts a company and its procedure into a space. Safe to repeat: what is there already stays. */
export async function settleCompany(
  storage: SpaceStorage,
  company: Company,
  procedure: { yaml: string; name: string },
  at: Instant,
): Promise<void> {
  const known = new Set((await storage.people.list()).map((person) => person.id));
  for (const person of company.people) if (!known.has(person.id)) await storage.people.create(person);
  for (const rotation of company.rotations) await storage.rotations.put(rotation);
  await storage.catalogue.put(company.catalogue);
  const recorded = new Set(
    (await storage.changes.byIds(company.changes.map(({ id }) => id))).map((change) => change.id),
  );
  for (const change of company.changes) if (!recorded.has(change.id)) await storage.changes.record(change);
  await settleWaysBack(storage, company, at);
  if ((await storage.procedures.current()) !== null) return;
  const { name, yaml } = procedure;
  await storage.procedures.publish(
    { id: 'procedure_1', name, yaml, note: 'In force when the drill began.', publishedAt: at, publishedBy: DESK },
    null,
  );
}

async function settleWaysBack(storage: SpaceStorage, { plans, gateSince }: Company, since: Instant): Promise<void> {
  if (plans !== undefined) {
    const read = readTemplates(plans);
    if (!read.ok) throw new Error(`the plans of a drill's company have faults: ${JSON.stringify(read.faults)}`);
    for (const template of read.templates) await storage.revertPlans.put(template, { putBy: DESK, source: '', since });
  }
  if (gateSince !== undefined) await storage.gateDecisions.record(firstDecision(gateSince));
}

/** Something simple that passed, weeks ago. */
function firstDecision(at: Instant): GateDecision {
  return {
    ...{ id: 'gate_first', at, title: 'The first change that was asked about', kind: 'deploy', services: [] },
    ...{ environment: 'production', key: null, verdict: 'pass', reason: 'simple', override: null, plan: null },
    because: ['Nothing makes it complex.'],
    missing: [],
  };
}

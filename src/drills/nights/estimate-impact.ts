import type { ImpactAnswers } from '#core/incident/assessment.ts';
import { reportingCustomers, type Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { Refusal } from '#core/incident/refusal.ts';
import { evidenceFromSignals } from '#core/incident/signal-evidence.ts';
import { command } from './desk.ts';
import { nextId, type NightWorld } from './night-world.ts';
import type { PersonOfTheNight } from './virtual-person.ts';

/** After so many refusals somebody declares the priority by name. */
const PATIENCE = 2;

/** Somebody says what is hurt, as far as they can know: what was reported, and what they find out. */
export function estimateImpact(world: NightWorld, { person }: PersonOfTheNight): Refusal | null {
  const { incident, drawn } = world;
  if (incident === null || !isOpen(incident.phase)) return null;
  const by = { kind: 'person', id: person.id } as const;
  if (drawn.kind === 'false-alarm')
    return command(world, by, { type: 'Dismiss', ticketTextId: nextId(world, 'text'), reasonTextId: null });
  const answers = answersOf(world, incident);
  const asked = {
    type: 'Assess' as const,
    assessmentId: nextId(world, 'assessment'),
    answers,
    evidence: evidenceFromSignals(incident.signals),
    override: null,
  };
  const refused = command(world, by, asked);
  if (refused === null) return null;
  const times = (world.refusals.get('assess') ?? 0) + 1;
  world.refusals.set('assess', times);
  if (times < PATIENCE) return refused;
  const priority = wanted(world);
  if (priority === null) return refused;
  return command(world, by, { ...asked, override: { priority, reasonTextId: nextId(world, 'text') } });
}

/** The priority by the true kind's name, where the procedure has one that is called so. */
function wanted({ procedure, drawn }: NightWorld): string | null {
  return procedure.priorities.find(({ id }) => id === drawn.kind)?.id ?? null;
}

/** Whether customers reported who are not in the last estimate of a person. */
export function knowsMoreThanJudged(incident: Incident): boolean {
  const { assessment } = incident;
  if (assessment === null || assessment.assumed || !isOpen(incident.phase)) return false;
  return reportingCustomers(incident).some((id) => !assessment.answers.customerIds.includes(id));
}

function answersOf({ drawn, procedure }: NightWorld, incident: Incident): ImpactAnswers {
  const found = drawn.customerIds.includes('customer-silent') ? ['customer-silent'] : [];
  const customerIds = [...new Set([...reportingCustomers(incident), ...found])];
  const isCore = drawn.kind !== 'P3';
  return {
    featureId: isCore ? 'core-feature' : 'secondary-feature',
    tier: isCore ? 'core' : 'secondary',
    customerIds,
    customers: customerIds.length,
    workaround: 'no',
    dataAtRisk: 'no',
    worsening: 'no',
    own: Object.fromEntries(procedure.assessment.questions.map(({ id }) => [id, 'no' as const])),
  };
}

import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { derivePart, ownerOf, type PlanPart } from './derive-plan.ts';
import { fillTemplate } from './fill-template.ts';
import { joinParts } from './join-parts.ts';
import type { PlanCatalogue, PlannedChange } from './planned-change.ts';
import type { PlanTemplate } from './plan-template.ts';
import { revertOrder } from './revert-order.ts';
import type { PlanOrigin, RevertPlan } from './revert-plan.ts';
import { writtenPlan } from './written-plan.ts';

/** What is known when a plan is made for a change. */
export interface KnownForPlan {
  templates: readonly PlanTemplate[];
  /** Changes of the same services and environment, in any order; what is later than the change does no harm. */
  register: readonly PlannedChange[];
  catalogue: PlanCatalogue;
  now: Instant;
  /** The procedure's time box, where neither plan nor template has one. */
  timeBoxMs?: DurationMs;
}

const DEFAULT_TIME_BOX_MS = 10 * MINUTE_MS;

/**
 * How a change is undone: as was written for it; else by the templates of the services that it touches, callers before
 * what they call; and derived from the register where there is none. Every plan can be run: no place in it is unfilled.
 */
export function planFor(change: PlannedChange, known: KnownForPlan): RevertPlan {
  const timeBoxMs = known.timeBoxMs ?? DEFAULT_TIME_BOX_MS;
  const written = writtenPlan(change, known.register, timeBoxMs);
  if (written !== null) return { ...written, owner: written.owner ?? soleOwner(change, known.catalogue) };
  const services = revertOrder(change.services, known.catalogue);
  if (services.length === 0)
    return joinParts([derivePart(change, null, { ...known, why: null })], 'derived', timeBoxMs);
  const parts = services.map((service) => partOf(change, service, known));
  return joinParts(
    parts.map(({ part }) => part),
    originOf(parts.map(({ derived }) => derived)),
    timeBoxMs,
  );
}

/**
 * Where the templates of a change fall short, service by service, each as a sentence: it has none that fits, or it cannot
 * be used. Empty when no service has one, which is told once for all of them.
 */
export function templateGaps(change: PlannedChange, known: KnownForPlan): string[] {
  if (writtenPlan(change, known.register, known.timeBoxMs ?? DEFAULT_TIME_BOX_MS) !== null) return [];
  const services = [...new Set(change.services)];
  if (services.every((service) => templateOf(change, service, known) === undefined)) return [];
  return services.flatMap((service) => {
    const template = templateOf(change, service, known);
    if (template === undefined) return [`${service} has no template that fits: add one.`];
    const filled = fillTemplate(template, change, known);
    return filled.ok ? [] : [filled.why];
  });
}

/** The templates that fill a change's plan, each as it was handed in; none where a plan was written for it. */
export function fillingTemplates<T extends PlanTemplate>(
  change: PlannedChange,
  known: KnownForPlan & { templates: readonly T[] },
): T[] {
  if (writtenPlan(change, known.register, known.timeBoxMs ?? DEFAULT_TIME_BOX_MS) !== null) return [];
  return [...new Set(change.services)].flatMap((service) => {
    const template = templateOf(change, service, known);
    return template !== undefined && fillTemplate(template, change, known).ok ? [template] : [];
  });
}

function templateOf<T extends PlanTemplate>(
  { kind }: PlannedChange,
  service: string,
  { templates }: { templates: readonly T[] },
): T | undefined {
  return templates.find((one) => one.service === service && one.kinds.includes(kind));
}

function partOf(change: PlannedChange, service: string, known: KnownForPlan): { part: PlanPart; derived: boolean } {
  const template = templateOf(change, service, known);
  const filled = template === undefined ? null : fillTemplate(template, change, known);
  if (filled?.ok === true) return { part: filled.part, derived: false };
  return { part: derivePart(change, service, { ...known, why: filled?.why ?? null }), derived: true };
}

function originOf(derived: boolean[]): PlanOrigin {
  if (derived.every(Boolean)) return 'derived';
  return derived.some(Boolean) ? 'partly-derived' : 'template';
}

function soleOwner({ services }: PlannedChange, catalogue: PlanCatalogue): string | null {
  const owners = new Set(services.flatMap((service) => ownerOf(service, catalogue) ?? []));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

import type { DurationMs, Instant } from '../shared/instant.ts';
import type { Incident } from '../incident/incident.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Obligation } from './obligation.ts';

/** Due against done for one step of the procedure in one incident. */
export interface StepConformance {
  step: string;
  number: number;
  title: string;
  /** Instances that had to be done: all but those that lapsed in time or were waived. */
  due: number;
  onTime: number;
  late: number;
  waived: number;
  lapsed: number;
  open: number;
  worstLateMs: DurationMs;
}

/** Judges an incident by the due times that were recorded, not by today's rules. Steps that never arose are left out. */
export function conformance(incident: Incident, procedure: Procedure, now: Instant): StepConformance[] {
  return procedure.steps.flatMap((step) => {
    const instances = Object.values(incident.obligations).filter((obligation) => obligation.step === step.id);
    return instances.length === 0
      ? []
      : [{ step: step.id, number: step.number, title: step.title, ...count(instances, now) }];
  });
}

/** Share of due instances done on time, from 0 to 1; null when none was due. */
export function onTimeShare(steps: StepConformance[]): number | null {
  const due = steps.reduce((sum, step) => sum + step.due, 0);
  return due === 0 ? null : steps.reduce((sum, step) => sum + step.onTime, 0) / due;
}

function count(instances: Obligation[], now: Instant): Omit<StepConformance, 'step' | 'number' | 'title'> {
  const lateMs = instances.map((one) => lateness(one, now));
  const done = instances.filter((one) => one.status === 'done');
  const open = instances.filter((one) => one.endedAt === null);
  const late = instances.filter((one, index) => one.status !== 'waived' && (lateMs[index] ?? 0) > 0).length;
  const onTime = done.filter((one) => lateness(one, now) === 0).length;
  return {
    due: onTime + late,
    onTime,
    late,
    waived: instances.filter((one) => one.status === 'waived').length,
    lapsed: instances.filter((one) => one.status === 'lapsed').length,
    open: open.length,
    worstLateMs: Math.max(0, ...lateMs),
  };
}

function lateness(obligation: Obligation, now: Instant): DurationMs {
  return Math.max(0, (obligation.endedAt ?? now) - obligation.dueAt);
}

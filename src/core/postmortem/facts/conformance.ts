import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import { conformance, type StepConformance } from '../../obligation/conformance.ts';
import type { Obligation } from '../../obligation/obligation.ts';
import type { SourcedFact } from '../postmortem.ts';
import { dutyEvents } from './duty-events.ts';
import type { FactWorld } from './fact-world.ts';
import { fact } from './sourced.ts';
import { isolated } from '../../shared/isolated.ts';

/** Due against done, step by step, and how late each late one was; never whose it was. */
export function conformanceFacts(world: FactWorld): SourcedFact[] {
  const steps = conformance(world.incident, world.procedure, world.now);
  return [...sum(world, steps), ...steps.flatMap((step) => [...stepLine(world, step), ...lateLines(world, step)])];
}

function instances({ incident }: FactWorld, step: string): Obligation[] {
  return Object.values(incident.obligations).filter((one) => one.step === step);
}

function sum(world: FactWorld, steps: StepConformance[]): SourcedFact[] {
  const due = steps.reduce((total, step) => total + step.due, 0);
  const onTime = steps.reduce((total, step) => total + step.onTime, 0);
  const keys = steps.flatMap(({ step }) => instances(world, step).map(({ key }) => key));
  const sentence = `${onTime} of ${due} duties that were due were done in time.`;
  return due === 0
    ? []
    : fact(
        null,
        sentence,
        keys.flatMap((key) => dutyEvents(world, key)),
      );
}

function stepLine(world: FactWorld, step: StepConformance): SourcedFact[] {
  const parts = [
    ...(step.due === 0 ? [] : [`${step.onTime} of ${step.due} in time`]),
    ...(step.waived === 0 ? [] : [`${step.waived} waived`]),
    ...(step.lapsed === 0 ? [] : [`${step.lapsed} no longer needed`]),
    ...(step.open === 0 ? [] : [`${step.open} open`]),
  ];
  const shown = instances(world, step.step).flatMap(({ key }) => dutyEvents(world, key));
  return fact(null, `Step ${step.number}, ${isolated(step.title)}: ${parts.join(', ')}.`, shown);
}

function lateLines(world: FactWorld, { step, title }: StepConformance): SourcedFact[] {
  return instances(world, step)
    .filter(({ status, endedAt, dueAt }) => status !== 'waived' && (endedAt ?? world.now) > dueAt)
    .flatMap((duty) => {
      const { dueAt, endedAt, status, openedAt, key } = duty;
      const late = durationInWords((endedAt ?? world.now) - dueAt);
      const how =
        endedAt === null
          ? `open, ${late} late so far`
          : status === 'done'
            ? `done ${late} later`
            : `no longer needed ${late} later`;
      return fact(
        dueAt,
        `“${isolated(title)}” was due ${timeInWords(dueAt, openedAt)}: ${how}.`,
        dutyEvents(world, key),
      );
    });
}

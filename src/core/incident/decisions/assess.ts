import { personOf } from '../../shared/actor.ts';
import { factsWithAnswers } from '../../obligation/condition-facts.ts';
import { resumed } from '../../obligation/pause.ts';
import { prioritise, verdictFor, type Verdict } from '../../priority/prioritise.ts';
import { unansweredQuestions } from '../../priority/unanswered-questions.ts';
import { impactForbidsRest } from '../../rest/safe-to-stop.ts';
import type { Evidence, ImpactAnswers } from '../assessment.ts';
import type { CommandOf } from '../commands.ts';
import { evolve } from '../evolve.ts';
import type { IncidentEvent } from '../events.ts';
import { isOpen } from '../phase.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

type Override = { priority: string | null; reasonTextId: string } | null;

export function assess(situation: Situation, command: CommandOf<'Assess'>): Answer {
  if (!isOpen(situation.incident.phase))
    return refuse('already-resolved', 'This incident is resolved.', 'Reopen it if it is back.');
  const judged = judgeImpact(situation, command.answers, command.evidence, command.override);
  if ('refusal' in judged) return judged;
  const { answers, evidence, override, assessmentId, basis } = command;
  const assessment = {
    id: assessmentId,
    at: situation.now,
    answers: { ...answers, customers: Math.max(answers.customers, answers.customerIds.length) },
    evidence,
    ...(basis === undefined ? {} : { basis }),
    priority: judged.priority?.id ?? null,
    reason: judged.reason,
    assumed: false,
    override: override === null ? null : { by: personOf(situation.by) ?? '', reasonTextId: override.reasonTextId },
    publish: judged.publish,
  };
  const assessed = event(situation, 'ImpactAssessed', { assessment });
  return { events: [assessed, ...resumedWhenWorse(situation, assessed)] };
}

/** Work does not rest on when the impact turns out to be worse, or not to allow it. */
function resumedWhenWorse(situation: Situation, assessed: IncidentEvent): IncidentEvent[] {
  const { incident, procedure } = situation;
  if (incident.standDown === null) return [];
  const after = evolve(incident, assessed);
  const rank = (priority: string | null | undefined): number => {
    const index = procedure.priorities.findIndex(({ id }) => id === priority);
    return index === -1 ? procedure.priorities.length : index;
  };
  const isRaised = rank(after.assessment?.priority) < rank(incident.assessment?.priority);
  return isRaised || impactForbidsRest({ incident: after, procedure })
    ? resumed({ incident: after, procedure }, situation, 'person')
    : [];
}

/** The verdict on answers without recording anything, so that a form can show it while it is filled in. */
export function judgeImpact(
  situation: Situation,
  answers: ImpactAnswers,
  evidence: Evidence[],
  override: Override,
): Verdict | { refusal: Refusal } {
  const { incident, procedure } = situation;
  const facts = factsWithAnswers(
    incident,
    { ...answers, customers: Math.max(answers.customers, answers.customerIds.length) },
    evidence,
  );
  if (override !== null) return overridden(situation, override, facts);
  const [missing] = unansweredQuestions(procedure.assessment.questions, answers);
  if (missing !== undefined)
    return refuse(
      'answer-missing',
      `The procedure gives no priority before this is answered: ${missing.ask}`,
      'Answer it, or declare a priority by name with a reason.',
    );
  const verdict = prioritise(procedure, facts);
  if (verdict.priority === null || verdict.missingSources === 0) return verdict;
  const { id, sources } = verdict.priority;
  return refuse(
    'sources-missing',
    `${id} needs ${sources} independent sources, and ${facts.assessment.sources === 0 ? 'none is' : `${facts.assessment.sources} is`} given.`,
    'Add another customer’s report, an alert or a link to another graph, or declare it by name with a reason.',
  );
}

function overridden(
  { procedure, by }: Situation,
  override: NonNullable<Override>,
  facts: Parameters<typeof verdictFor>[2],
): Verdict | { refusal: Refusal } {
  if (personOf(by) === null)
    return refuse(
      'reason-required',
      'Only a named person may declare a priority against the table.',
      'Sign in on the desk and declare it there with a reason; an API token is nobody in particular.',
    );
  const priority = procedure.priorities.find((one) => one.id === override.priority) ?? null;
  if (priority === null && override.priority !== null) {
    return refuse(
      'unknown-priority',
      `The procedure has no priority ${override.priority}.`,
      `Choose one of ${procedure.priorities.map((one) => one.id).join(', ')}.`,
    );
  }
  const verdict = verdictFor(procedure, priority, facts);
  const lacks = priority !== null && verdict.missingSources > 0;
  const declared = lacks
    ? ` It was declared by name without enough sources: ${facts.assessment.sources} of ${priority.sources}.`
    : '';
  return { ...verdict, reason: `${verdict.reason}${declared}`, missingSources: 0 };
}

import type { assess, previewAssessment } from '#contract/assessment.ts';
import type { z } from 'zod';
import type { Actor } from '#core/shared/actor.ts';
import { judgeWords } from '#core/commitment/judge-words.ts';
import type { AnswerBasis, Evidence, ImpactAnswers } from '#core/incident/assessment.ts';
import { judgeImpact } from '#core/incident/decisions/assess.ts';
import type { Incident, IncidentUnderProcedure } from '#core/incident/incident.ts';
import { factsWithAnswers } from '#core/obligation/condition-facts.ts';
import { independentSources } from '#core/priority/independent-sources.ts';
import { prioritise } from '#core/priority/prioritise.ts';
import { isImpactQuestion } from '#core/procedure/impact-questions.ts';
import type { ImpactQuestion } from '#core/procedure/procedure.ts';
import type { TextRow } from '../ports/texts.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadIncident } from './load-incident.ts';
import { answerBasis, impactEvidence } from './impact-evidence.ts';
import { suggestImpact } from './suggest-impact.ts';
import { runCommand, textRow, type CommandDone } from './run-command.ts';

type AssessBody = z.output<typeof assess.body>;

interface Prepared {
  answers: ImpactAnswers;
  evidence: Evidence[];
  basis: AnswerBasis[];
  override: { priority: string | null; reasonTextId: string } | null;
  texts: TextRow[];
}

/** Records an assessment; the procedure's table gives the priority. Refuses unknown features and customers. */
export async function assessImpact(
  context: SpaceContext,
  id: string,
  by: Actor,
  body: AssessBody,
): Promise<CommandDone> {
  return runCommand(
    context,
    id,
    async (incident, procedure) => {
      const { texts, ...prepared } = await prepare(context, id, { incident, procedure }, by, body);
      return { command: { type: 'Assess', by, assessmentId: context.ids.next('assessment'), ...prepared }, texts };
    },
    body.expectedVersion,
  );
}

/** What an assessment would yield, without recording it. */
export async function previewImpact(
  context: SpaceContext,
  id: string,
  by: Actor,
  body: AssessBody,
): Promise<z.input<typeof previewAssessment.answer>> {
  const under = await loadIncident(context, id);
  const { answers, evidence, override } = await prepare(context, id, under, by, body);
  const judged = judgeImpact({ ...under, now: context.clock.now(), by }, answers, evidence, override);
  const table = prioritise(under.procedure, factsWithAnswers(under.incident, answers, evidence));
  const sources = { given: independentSources(evidence), needed: table.priority?.sources ?? 0 };
  if ('refusal' in judged) {
    const { reason, sentence, next } = judged.refusal;
    return { priority: null, title: '', reason: '', refused: `${sentence} ${next}`, why: reason, sources };
  }
  const { priority, title, reason } = judged;
  return { priority: priority?.id ?? null, title, reason, refused: null, why: null, sources };
}

async function prepare(
  context: SpaceContext,
  id: string,
  { incident, procedure }: IncidentUnderProcedure,
  by: Actor,
  body: AssessBody,
): Promise<Prepared> {
  const [{ features, customers }, signals] = await Promise.all([
    context.storage.catalogue.get(),
    context.storage.signals.ofIncident(id),
  ]);
  const { questions } = procedure.assessment;
  mustBeAsked(questions, body);
  const feature = features.find((one) => one.id === body.featureId);
  if (body.featureId !== null && feature === undefined)
    throw new Refused('unknown-reference', { what: 'feature', id: body.featureId });
  const known = new Set(customers.map((customer) => customer.id));
  const stranger = body.customerIds.find((customerId) => !known.has(customerId));
  if (stranger !== undefined) throw new Refused('unknown-reference', { what: 'customer', id: stranger });
  mustBeFitForCustomers(incident, 'symptom', body.symptom);
  mustBeFitForCustomers(incident, 'workaroundText', body.workaroundText);
  const texts: TextRow[] = [];
  const keep = (words: string): string => {
    const row = textRow(context, words, by);
    texts.push(row);
    return row.id;
  };
  const answers: ImpactAnswers = {
    featureId: body.featureId,
    tier: feature?.tier ?? 'unknown',
    customerIds: [...new Set(body.customerIds)],
    customers: Math.max(body.customers ?? 0, new Set(body.customerIds).size),
    workaround: body.workaround,
    dataAtRisk: body.dataAtRisk,
    worsening: body.worsening,
    symptomTextId: body.symptom === null ? null : keep(body.symptom),
    workaroundTextId: body.workaroundText === null ? null : keep(body.workaroundText),
    ...(Object.keys(body.own).length === 0 ? {} : { own: body.own }),
  };
  const at = context.clock.now();
  const suggested = suggestImpact(incident, signals, { features }, at);
  return {
    answers,
    evidence: impactEvidence(incident, by, body, keep),
    basis: answerBasis({ questions, answers, suggested, by, at }, body, keep),
    override:
      body.override === null ? null : { priority: body.override.priority, reasonTextId: keep(body.override.reason) },
    texts,
  };
}

/** Nobody answers what the procedure does not ask: the table would reckon with it unseen. */
function mustBeAsked(questions: readonly ImpactQuestion[], body: AssessBody): void {
  const asked = new Set(questions.map(({ id }) => id));
  const answered = [
    ...Object.keys(body.own).map((id) => ({ id, path: `own.${id}` })),
    ...body.basis.map(({ question }, index) => ({ id: question, path: `basis.${index}.question` })),
    ...(body.workaround === 'unknown' ? [] : [{ id: 'workaround', path: 'workaround' }]),
    ...(body.dataAtRisk === 'unknown' ? [] : [{ id: 'data-at-risk', path: 'dataAtRisk' }]),
    ...(body.worsening === 'unknown' ? [] : [{ id: 'worsening', path: 'worsening' }]),
  ];
  const stranger = answered.find(({ id, path }) => !asked.has(id) || (path.startsWith('own.') && isImpactQuestion(id)));
  if (stranger === undefined) return;
  const message = `The procedure does not ask ${stranger.id}. It asks ${[...asked].join(', ')}.`;
  throw new Refused('bad-input', {}, [{ path: stranger.path, message }]);
}

/** What customers read in the plan's words is read by the guard before, not when it goes out by itself. */
function mustBeFitForCustomers(incident: Incident, path: 'symptom' | 'workaroundText', words: string | null): void {
  if (words === null) return;
  const judged = judgeWords(words, { phase: incident.phase, to: 'outside' });
  if (judged.isClear) return;
  const message =
    judged.findings.find(({ judgement }) => judgement === 'stop')?.reason ??
    'The commitment guard reads English only, and customers read this.';
  throw new Refused('bad-input', {}, [{ path, message }]);
}

import type { assess } from '#contract/incident.ts';
import type { z } from 'zod';
import type { Actor } from '#core/shared/actor.ts';
import { judgeWords } from '#core/commitment/judge-words.ts';
import type { Evidence, ImpactAnswers } from '#core/incident/assessment.ts';
import { judgeImpact } from '#core/incident/decisions/assess.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { TextRow } from '../ports.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadIncident } from './load-incident.ts';
import { runCommand, textRow, type CommandDone } from './run-command.ts';

type AssessBody = z.output<typeof assess.body>;

interface Prepared {
  answers: ImpactAnswers;
  evidence: Evidence[];
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
    async (incident) => {
      const { answers, evidence, override, texts } = await prepare(context, incident, by, body);
      return {
        command: { type: 'Assess', by, assessmentId: context.ids.next('assessment'), answers, evidence, override },
        texts,
      };
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
): Promise<{ priority: string | null; title: string; reason: string; refused: string | null }> {
  const { incident, procedure } = await loadIncident(context, id);
  const { answers, evidence, override } = await prepare(context, incident, by, body);
  const judged = judgeImpact({ incident, procedure, now: context.clock.now(), by }, answers, evidence, override);
  if ('refusal' in judged)
    return { priority: null, title: '', reason: '', refused: `${judged.refusal.sentence} ${judged.refusal.next}` };
  return { priority: judged.priority?.id ?? null, title: judged.title, reason: judged.reason, refused: null };
}

async function prepare(context: SpaceContext, incident: Incident, by: Actor, body: AssessBody): Promise<Prepared> {
  const { features, customers } = await context.storage.catalogue.get();
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
  const given = body.evidence.map((piece) => ({
    source: piece.source,
    ref: piece.ref,
    textId: piece.text === null ? null : keep(piece.text),
  }));
  return {
    answers: {
      featureId: body.featureId,
      tier: feature?.tier ?? 'unknown',
      customerIds: [...new Set(body.customerIds)],
      customers: body.customers ?? new Set(body.customerIds).size,
      workaround: body.workaround,
      dataAtRisk: body.dataAtRisk,
      worsening: body.worsening,
      symptomTextId: body.symptom === null ? null : keep(body.symptom),
      workaroundTextId: body.workaroundText === null ? null : keep(body.workaroundText),
    },
    evidence: [...given, ...evidenceFromSignals(incident)],
    override:
      body.override === null ? null : { priority: body.override.priority, reasonTextId: keep(body.override.reason) },
    texts,
  };
}

/** Tickets and alerts that are linked already are evidence without anybody typing them again; tickets of one customer are one source. */
function evidenceFromSignals(incident: Incident): Evidence[] {
  return incident.signals.map((signal) => ({
    source: signal.kind,
    ref: signal.kind === 'report' && signal.customerId !== null ? `customer:${signal.customerId}` : signal.id,
    textId: null,
  }));
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

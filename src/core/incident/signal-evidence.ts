import type { Evidence } from './assessment.ts';
import type { LinkedSignal } from './incident.ts';

/** Reports that name no customer of the catalogue may all be one customer's, so together they are one source. */
const SOME_CUSTOMER = 'customer:unnamed';

/** Linked reports and alerts as evidence, without anybody typing them again. */
export function evidenceFromSignals(signals: readonly LinkedSignal[]): Evidence[] {
  const known = evidenceOf.get(signals);
  if (known !== undefined) return known;
  const evidence = signals.map(signalEvidence);
  evidenceOf.set(signals, evidence);
  return evidence;
}

const evidenceOf = new WeakMap<readonly LinkedSignal[], Evidence[]>();

/** One report or alert as evidence: a report is its customer's word, an alert that of the group it belongs to. */
export function signalEvidence({ id, kind, customerId, groupId, measure }: LinkedSignal): Evidence {
  if (kind === 'report') {
    const sayer = customerId === null ? SOME_CUSTOMER : `customer:${customerId}`;
    return { source: 'report', ref: id, textId: null, sayer, measure: null };
  }
  return {
    source: 'alert',
    ref: id,
    textId: null,
    sayer: groupId === null ? `alert:${id}` : `group:${groupId}`,
    measure,
  };
}

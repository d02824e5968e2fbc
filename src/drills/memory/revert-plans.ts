import type { GateDecision, GateDecisions, RevertPlans, TemplateRow } from '#app/ports/revert-plans.ts';
import { sameTemplate } from '#core/revert/same-template.ts';

/** Templates of services in memory. */
export function memoryRevertPlans(): RevertPlans {
  const rows: TemplateRow[] = [];
  const newest = (service: string) => rows.findLast((row) => row.service === service);
  return {
    async current() {
      const services = [...new Set(rows.map(({ service }) => service))].toSorted();
      return services.flatMap((service) => newest(service) ?? []);
    },
    async all() {
      return [...rows];
    },
    async history(service) {
      return rows.filter((row) => row.service === service).toReversed();
    },
    async put(template, by) {
      const last = newest(template.service);
      if (last !== undefined && sameTemplate(last, template)) return { version: last.version, changed: false };
      const version = (last?.version ?? 0) + 1;
      rows.push({ ...template, ...by, version, rehearsals: [], rehearsedAt: null });
      return { version, changed: true };
    },
    async rehearsed(service, version, rehearsal) {
      const index = rows.findIndex((row) => row.service === service && row.version === version);
      const row = rows[index];
      if (row === undefined) return false;
      if (row.rehearsals.some(({ runId }) => runId === rehearsal.runId)) return true;
      const rehearsals = [...row.rehearsals, rehearsal];
      rows[index] = { ...row, rehearsals, rehearsedAt: Math.max(...rehearsals.map(({ at }) => at)) };
      return true;
    },
  };
}

/** What the gate was asked and said, in memory. */
export function memoryGateDecisions(): GateDecisions {
  const rows: GateDecision[] = [];
  const newestFirst = () => rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return {
    async record(decision) {
      if (rows.some(({ id }) => id === decision.id)) return false;
      rows.push(decision);
      return true;
    },
    async list(limit) {
      return newestFirst().slice(0, limit);
    },
    async byKey(key) {
      return newestFirst().find((row) => row.key === key) ?? null;
    },
    async firstAt() {
      const asked = rows.filter(({ reason }) => reason !== 'desk-away');
      return asked.length === 0 ? null : Math.min(...asked.map(({ at }) => at));
    },
  };
}

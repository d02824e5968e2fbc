import { assess } from '#contract/assessment.ts';
import { createReport } from '#contract/signal.ts';
import type { DeskProcess } from './desk-process.ts';

const CUSTOMERS = ['northwind', 'harbour'];

/** An incident that two customers reported of one feature and that was assessed: nobody has a way around it. */
export async function outage(desk: DeskProcess, report: { title: string; featureId: string }): Promise<string> {
  const [first, second] = CUSTOMERS;
  const { incidentId: id } = await desk.call(createReport, { body: { ...report, customer: first } });
  if (id === null) throw new Error('a report opens an incident');
  await desk.call(createReport, { body: { ...report, customer: second } });
  const answers = { featureId: report.featureId, customerIds: CUSTOMERS, workaround: 'no' as const };
  await desk.call(assess, { params: { id }, body: answers });
  return id;
}

import { takeAlerts } from '#app/signal/take-alerts.ts';
import { useCompany } from '#app/desk/sample-company.ts';
import { assessImpact } from '#app/incident/assess-impact.ts';
import { loadIncident } from '#app/incident/load-incident.ts';
import { openIncident } from '#app/incident/open-incident.ts';
import { runCommand } from '#app/incident/run-command.ts';
import type { Caller } from '#app/caller.ts';
import { spaceRoutes } from '#app/routes.ts';
import { assess } from '#contract/assessment.ts';
import type { AnswerOf, Route } from '#contract/route.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { memoryDesk } from './memory-desk.ts';
import { incomingAlert } from './signals-kit.ts';

const ALERT_HOOK = { id: 'hook-am', kind: 'alertmanager', name: 'Alertmanager', key: 'k', secret: null } as const;

/** Somebody of the sample company who may respond. */
export function responder(id: string): Caller {
  return {
    actor: { kind: 'person', id },
    accountId: `account_${id}`,
    personId: id,
    name: id,
    email: `${id}@lamplight.example`,
    role: 'responder',
    rights: new Set(['view', 'respond']),
  };
}

/**
 * The sample company late in the evening: an alert of checkout began a P2 hours ago, customers were told, and everybody
 * has a role. `call` asks the API as somebody, `alert` lets a service fire, `pass` lets time pass with all that is due.
 */
export async function nightDesk() {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
  await context.storage.signals.putHook({ ...ALERT_HOOK, settings: null, lastUsedAt: null });
  const routes = spaceRoutes({ context: async () => context });
  const opened = await openIncident(context, responder('sample-noa').actor, {
    title: 'Checkout fails',
    featureId: 'checkout',
    source: 'person',
    groupId: null,
    signals: [],
  });
  const { id } = opened;

  async function call<R extends Route>(
    route: R,
    input: { params?: unknown; query?: unknown; body?: unknown } = {},
    as: Caller = responder('sample-ruth'),
  ): Promise<AnswerOf<R>> {
    const bound = routes.find((one) => one.route.name === route.name);
    if (bound === undefined) throw new Error(`there is no route ${route.name}`);
    return (await bound.run({
      params: route.params.parse(input.params ?? { id }),
      query: route.query.parse(input.query ?? {}),
      body: route.body.parse(input.body ?? {}),
      caller: as,
    })) as AnswerOf<R>;
  }

  const alert = (service: string, change: Partial<ReturnType<typeof incomingAlert>> = {}) =>
    takeAlerts(context, [
      incomingAlert({
        hookId: ALERT_HOOK.id,
        service,
        labels: { service },
        dedupKey: `${service} fails`,
        groupKey: `${service} fails`,
        ...change,
      }),
    ]);

  await alert('checkout', { dedupKey: 'earlier', groupKey: 'earlier' });
  const [group] = await context.storage.signals.listGroups('waiting');
  await context.storage.signals.dismissGroup(group?.id ?? '');
  for (const [role, personId] of Object.entries(HOLDERS))
    await runCommand(context, id, () => ({
      command: { type: 'AssignRole', by: responder('sample-noa').actor, role, personId },
    }));
  await assessImpact(context, id, responder('sample-ruth').actor, assess.body.parse(CALM));
  // From noon to ten in the evening.
  await desk.pass(10 * HOUR_MS);
  desk.beDead(SECOND_MS);
  return { ...desk, context, id, call, alert, incident: async () => (await loadIncident(context, id)).incident };
}

const HOLDERS = { imoc: 'sample-ruth', tloc: 'sample-omar', soc: 'sample-sam' };
const CALM = {
  featureId: 'checkout',
  customerIds: ['harbour'],
  workaround: 'no',
  dataAtRisk: 'no',
  worsening: 'no',
  evidence: [{ source: 'metric', text: 'https://graphs.example/d/checkout' }],
};

/** When work resumes in these tests: the next morning at eight, as the procedure says. */
export const NEXT_MORNING = '2026-11-23T08:00:00.000Z';
export const TO_THE_MORNING_MS = 10 * HOUR_MS + MINUTE_MS;

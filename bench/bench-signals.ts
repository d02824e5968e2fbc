import { raiseHand } from '#contract/incident.ts';
import { createHook, joinGroup, listGroups } from '#contract/signal.ts';
import { ms, times, type Figure } from './figure.ts';
import { withDesk } from './with-desk.ts';

const ALERTS = 2000;

/** One request of many alerts that join an open incident, beside the same request when no incident hears of them. */
export async function benchSignals(databaseUrl: string): Promise<Figure[]> {
  return withDesk(databaseUrl, async (call) => {
    const { url } = await call(createHook, {
      body: { kind: 'generic', name: 'Benchmark', secret: null, mapping: null },
    });
    const alone = await took(url, 'alone', ALERTS);
    await took(url, 'joined', 1);
    const { id } = await call(raiseHand, { body: { title: 'Benchmark of signals' } });
    const { groups } = await call(listGroups, { query: { state: 'waiting' } });
    const group = groups.find(({ title }) => title.startsWith('joined'));
    if (group === undefined) throw new Error('the first alert opened no group');
    await call(joinGroup, { params: { id: group.id }, body: { incidentId: id } });
    const joined = await took(url, 'joined', ALERTS);
    const each = await took(url, null, ALERTS);
    const beside = `the same that open one group, ${ms(alone)}`;
    return [
      {
        what: `${ALERTS} alerts in one request that join an incident`,
        measured: ms(joined),
        beside,
        ratio: times(joined / alone),
      },
      {
        what: `${ALERTS} alerts in one request that open a group each, all paged`,
        measured: ms(each),
        beside,
        ratio: times(each / alone),
      },
    ];
  });
}

/** How long one request takes; without a group each alert has one of its own. */
async function took(url: string, group: string | null, count: number): Promise<number> {
  const alerts = Array.from({ length: count }, (_, index) => ({
    status: 'firing',
    key: `${group} ${count} ${index}`,
    group: group ?? `each ${index}`,
    title: `${group}: node ${index} is not ready`,
  }));
  const from = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alerts }),
  });
  if (!answer.ok) throw new Error(`the hook answered ${answer.status}: ${await answer.text()}`);
  return performance.now() - from;
}

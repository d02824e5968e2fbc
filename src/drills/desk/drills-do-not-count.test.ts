import { expect, test } from 'vitest';
import { openIncident } from '#app/incident/open-incident.ts';
import { readInsights } from '#app/insights/read-insights.ts';
import { DESK } from '#core/shared/actor.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { LONG_NIGHT } from '../scenarios/long-night.ts';
import { startDrill } from './start-drill.ts';

test('insights never count a drill', async () => {
  const { house } = await memoryDesk();
  const { id } = await startDrill(house, LONG_NIGHT, { seat: null, speed: 1 });
  const [drill, real] = [await house.context(id), await house.context('real')];
  const opening = {
    title: 'Nobody can sign in',
    featureId: null,
    source: 'person' as const,
    groupId: null,
    signals: [],
  };
  await openIncident(drill, DESK, opening);
  const total = async (context: typeof real, to?: string) =>
    (await readInsights(context, { by: 'quarter', from: '2018-01-01', to })).total;
  expect(await total(drill, '2018-12-31')).toMatchObject({ incidents: 1 });
  for (const to of ['2018-12-31', undefined]) expect(await total(real, to)).toMatchObject({ incidents: 0, load: [] });
});

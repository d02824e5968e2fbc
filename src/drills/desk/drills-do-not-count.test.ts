import { expect, test } from 'vitest';
import { readInsights } from '#app/insights/read-insights.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { LONG_NIGHT } from '../scenarios/long-night.ts';
import { startDrill } from './start-drill.ts';

test('insights never count a drill', async () => {
  const { house, pass } = await memoryDesk();
  await startDrill(house, LONG_NIGHT, { seat: null, speed: 600 });
  await pass(MINUTE_MS);
  const drill = (await house.spaces.list()).find(({ kind }) => kind === 'drill')!;
  expect(await (await house.context(drill.id)).storage.incidents.list({ state: 'all', limit: 9 })).toHaveLength(1);
  for (const from of ['2018-11-05', undefined]) {
    const to = from === undefined ? undefined : '2018-12-01';
    const { total } = await readInsights({ context: await house.context('real') }, { by: 'quarter', from, to });
    expect(total).toMatchObject({ incidents: 0, duplicates: 0, load: [] });
  }
});

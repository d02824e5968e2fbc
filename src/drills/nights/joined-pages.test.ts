import { expect, test } from 'vitest';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { playNight } from './play-night.ts';
import { yearOf } from './rehearse-nights.ts';
import type { Rota } from './rota.ts';
import { TWO_SITE_ROTA } from './two-site-rota.ts';

/** Whoever leads the technical work is support, too. */
const shared: Rota = {
  ...TWO_SITE_ROTA,
  rotations: TWO_SITE_ROTA.rotations.map((rotation) =>
    rotation.id === 'soc' ? { ...rotation, people: ['priya', 'tamar', 'diego'] } : rotation,
  ),
};

test('whoever comes first for two roles that are due at once is woken by one page, and answers it once', () => {
  const toPlay = { procedure: referenceProcedure(), rota: shared, seed: 42, fromAt: yearOf(shared) };
  let joined = 0;
  let comeAsBoth = 0;
  for (let night = 1; night <= 25; night += 1) {
    const { events, incident, pages } = playNight(toPlay, night);
    const handovers = new Set(Object.values(incident?.handovers ?? {}).map(({ pageId }) => pageId));
    const calls = events.flatMap(({ type, at, data }) =>
      type !== 'RolePaged' || handovers.has(data.pageId) || data.personIds[0] === undefined
        ? []
        : [{ moment: `${at} ${data.personIds[0]}`, callId: data.callId ?? data.pageId }],
    );
    for (const [, asked] of Map.groupBy(calls, ({ moment }) => moment)) {
      expect(new Set(asked.map(({ callId }) => callId)).size).toBe(1);
      if (asked.length > 1) joined += 1;
    }
    for (const { also, answers } of pages.values()) {
      const came = answers
        .filter(({ status }) => status === 'acknowledged')
        .map(({ personId, at }) => `${personId} ${at}`);
      if (also.length > 0 && came.length > 1 && new Set(came).size === 1) comeAsBoth += 1;
    }
  }
  expect(joined).toBeGreaterThan(2);
  expect(comeAsBoth).toBeGreaterThan(0);
});

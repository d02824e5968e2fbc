import { describe, expect, test } from 'vitest';
import type { KeptFigures } from '#app/ports/kept-figures.ts';
import type { IncidentFigures } from '#core/insights/incident-figures.ts';
import { noon, type StorageOfTest } from './store-samples.ts';

const noa = { id: 'p_1', name: 'Noa', email: null, zone: 'Asia/Jerusalem', contacts: [] };

const figures: IncidentFigures = {
  id: 'i_1',
  openedAt: noon,
  kind: 'incident',
  open: false,
  priority: 'P1',
  times: { acknowledged: 1, assessed: 2, 'first-word': null, suspected: null, reverted: null, restored: 9 },
  steps: [{ step: 'assess', number: 4, title: 'Assess', onTime: { n: 1, of: 1 } }],
  revertFirst: null,
  load: [{ role: 'on-call', pages: 1, pagesAtNight: 1, workedMs: 5, workedAtNightMs: 5 }],
  holdUntilAt: Infinity,
};

const kept = (own: Partial<KeptFigures> = {}): KeptFigures => {
  return { incidentId: 'i_1', version: 3, edition: 1, zones: { p_1: 'Asia/Jerusalem' }, figures, ...own };
};

/** Figures of incidents that were counted before. */
export function describeFigures(storageOf: StorageOfTest): void {
  describe('figures that were counted before', () => {
    const store = () => storageOf().figures;

    test('come back as they were put, the latest of each incident', async () => {
      await storageOf().people.create(noa);
      const untilThen = kept({ incidentId: 'i_2', zones: {}, figures: { ...figures, id: 'i_2', holdUntilAt: noon } });
      await store().put([kept(), untilThen]);
      expect(await store().of(['i_2', 'i_1', 'unknown'])).toHaveLength(2);
      expect(await store().of(['i_1'])).toEqual([kept()]);
      expect(await store().of(['i_2'])).toEqual([untilThen]);
      await store().put([kept({ version: 4, zones: { p_1: 'Asia/Jerusalem', nobody: null } })]);
      expect(await store().of(['i_1'])).toEqual([kept({ version: 4, zones: { p_1: 'Asia/Jerusalem', nobody: null } })]);
    });

    test('are gone when a person is erased, and what was being counted by where they were is not kept', async () => {
      await storageOf().people.create(noa);
      await store().put([kept()]);
      await storageOf().people.erase('p_1', noon);
      expect(await store().of(['i_1'])).toEqual([]);
      await store().put([kept()]);
      expect(await store().of(['i_1'])).toEqual([]);
      await store().put([kept({ zones: { p_1: 'UTC' } })]);
      expect(await store().of(['i_1'])).toHaveLength(1);
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { AppendBatch } from '#app/ports/event-store.ts';
import { emptyCatalogue } from '#contract/catalogue.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { DESK } from '#core/shared/actor.ts';
import { appending, noon, type StorageOfTest } from './store-samples.ts';

/** Texts, people, procedures, rotations and the catalogue. */
export function describeRecords(storageOf: StorageOfTest): void {
  describe('records', () => {
    const append = (change: Partial<AppendBatch<IncidentEvent>> = {}) => storageOf().events.append(appending(change));
    test('texts are found by id, and the latest words of an id count', async () => {
      await storageOf().texts.put([{ id: 't_1', body: 'first', authorId: 'p_1' }]);
      await append({ texts: [{ id: 't_1', body: 'second', authorId: 'p_1' }] });
      expect(await storageOf().texts.bodies(['t_1', 'unknown'])).toEqual(new Map([['t_1', 'second']]));
      expect(await storageOf().texts.bodies([])).toEqual(new Map());
    });

    test('people have labels of their own and are listed by name', async () => {
      const person = { email: null, zone: 'Asia/Jerusalem', contacts: [] };
      await storageOf().people.create({ ...person, id: 'p_1', name: 'Noa Levi' });
      await storageOf().people.create({ ...person, id: 'p_2', name: 'Dan Bar' });
      expect((await storageOf().people.list()).map(({ name, label }) => [name, label])).toEqual([
        ['Dan Bar', 'responder 2'],
        ['Noa Levi', 'responder 1'],
      ]);
      await storageOf().people.update({ ...person, id: 'p_1', name: 'Noa Levi-Bar' });
      expect(await storageOf().people.names(['p_1', 'nobody'])).toEqual(new Map([['p_1', 'Noa Levi-Bar']]));
      expect(await storageOf().people.get('nobody')).toBeNull();
    });

    test('a procedure is published once per version that it was based on', async () => {
      const version = { name: 'Ours', yaml: 'steps: []', note: '', publishedAt: noon, publishedBy: DESK };
      const publish = (id: string, basedOn: string | null) =>
        storageOf().procedures.publish({ ...version, id }, basedOn);
      expect(await publish('v_1', null)).toEqual({ outcome: 'published', version: 1 });
      const both = await Promise.all([publish('v_2', 'v_1'), publish('v_3', 'v_1')]);
      expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'published']);
      expect(await publish('v_4', null)).toEqual({ outcome: 'published', version: 3 });
      expect(await storageOf().procedures.current()).toEqual({ ...version, id: 'v_4', version: 3 });
      expect((await storageOf().procedures.list()).map(({ version: number }) => number)).toEqual([3, 2, 1]);
      expect((await storageOf().procedures.get('v_1'))?.yaml).toBe('steps: []');
    });

    test('rotations and the catalogue are what was put last', async () => {
      const rotation = {
        id: 'r',
        name: 'On call',
        zone: 'UTC',
        startsOn: '2026-11-16T10:00',
        people: ['p_1'],
        overrides: [],
      };
      await storageOf().rotations.put(rotation);
      const changed = { ...rotation, overrides: [{ personId: 'p_2', fromAt: noon, toAt: noon + 1 }] };
      await storageOf().rotations.put(changed);
      expect(await storageOf().rotations.list()).toEqual([changed]);
      const covers = ['p_3', 'p_4'].map((personId) => [
        ...changed.overrides,
        { personId, fromAt: noon, toAt: noon + 1 },
      ]);
      const both = await Promise.all(
        covers.map((next) => storageOf().rotations.setOverrides('r', changed.overrides, next)),
      );
      expect(both.filter((done) => done)).toHaveLength(1);
      expect((await storageOf().rotations.list())[0]?.overrides).toEqual(covers[both.indexOf(true)]);
      expect(await storageOf().rotations.setOverrides('gone', [], [])).toBe(false);
      expect(await storageOf().catalogue.get()).toEqual(emptyCatalogue());
      const catalogue = {
        ...emptyCatalogue(),
        features: [{ id: 'login', name: 'Login', tier: 'core' as const, services: ['auth'] }],
      };
      await storageOf().catalogue.put(catalogue);
      expect(await storageOf().catalogue.get()).toEqual(catalogue);
    });
  });
}

import { describe, expect, test } from 'vitest';
import type { RestFactRow } from '#app/ports/rest.ts';
import { assumedSettings, type RestFact } from '#core/rest/person-rest.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { appending, noon, type StorageOfTest } from './store-samples.ts';

const noa = { id: 'p_1', name: 'Noa', email: null, zone: 'UTC', contacts: [] };
const bed = (id: string, at = noon): RestFact => ({ id, at, kind: 'to-bed' });
const row = (fact: RestFact, personId = 'p_1'): RestFactRow => ({ personId, fact });

/** What is known of people's rest. */
export function describeRest(storageOf: StorageOfTest): void {
  const facts = async (personId = 'p_1') => (await storageOf().rest.of([personId])).get(personId)?.facts;

  describe('what is known of people’s rest', () => {
    test('comes back as it was written, in order, to its own person', async () => {
      await storageOf().people.create(noa);
      await storageOf().people.create({ ...noa, id: 'p_2' });
      const all: RestFact[] = [
        bed('b'),
        { id: 'u', at: noon + 1, kind: 'awake' },
        { id: 's', at: noon + 2, kind: 'slept', fromAt: noon - HOUR_MS, toAt: noon },
        { id: 'z', at: noon + 3, kind: 'zone', fromZone: 'UTC', toZone: 'Asia/Jerusalem' },
        { id: 'p', at: noon + 4, kind: 'page', answeredAt: null },
        { id: 'a', at: noon + 5, kind: 'activity' },
      ];
      for (const fact of all.toReversed()) await storageOf().rest.add(row(fact));
      await storageOf().rest.add(row(bed('other'), 'p_2'));
      expect(await facts()).toEqual(all);
      expect(await facts('p_2')).toEqual([bed('other')]);
      expect(await facts('nobody')).toEqual([]);
    });

    test('settings are the latest that were put, and null before', async () => {
      await storageOf().people.create(noa);
      const settings = { ...assumedSettings('Asia/Jerusalem'), infer: true, daysOff: [5, 6] };
      expect((await storageOf().rest.of(['p_1'])).get('p_1')?.settings).toBeNull();
      await storageOf().rest.putSettings('p_1', assumedSettings('UTC'));
      await storageOf().rest.putSettings('p_1', settings);
      expect((await storageOf().rest.of(['p_1'])).get('p_1')?.settings).toEqual(settings);
    });

    test('a page and its answer are one fact, written with the events, and the first answer stays', async () => {
      await storageOf().people.create(noa);
      const page = (answeredAt: number | null) => row({ id: 'page.1', at: noon, kind: 'page', answeredAt });
      const events = appending({ also: [{ kind: 'rest-facts', rows: [page(null)] }] });
      await storageOf().events.append(events);
      for (const answeredAt of [noon + 2, noon + 9]) await storageOf().rest.add(page(answeredAt));
      expect(await facts()).toEqual([{ id: 'page.1', at: noon, kind: 'page', answeredAt: noon + 2 }]);
      const late = { ...events, also: [{ kind: 'rest-facts' as const, rows: [row(bed('late'))] }] };
      expect(await storageOf().events.append(late)).toEqual({ outcome: 'conflict' });
      expect(await facts()).toHaveLength(1);
    });

    const acted = (id: string, at = noon) =>
      storageOf().events.append(
        appending({
          stream: { kind: 'incident', id: `i_of_${id}` },
          also: [{ kind: 'rest-activity', row: row({ id, at, kind: 'activity' }) }],
        }),
      );

    test('activity is noted of those alone who turned that on, and once in a while, however much there is', async () => {
      await storageOf().people.create(noa);
      await acted('0');
      await storageOf().rest.putSettings('p_1', assumedSettings('UTC'));
      await acted('1');
      expect(await facts()).toEqual([]);
      await storageOf().rest.putSettings('p_1', { ...assumedSettings('UTC'), infer: true });
      await acted('2');
      await acted('3', noon + 9 * MINUTE_MS);
      await acted('4', noon + 10 * MINUTE_MS);
      expect((await facts())?.map(({ id }) => id)).toEqual(['2', '4']);
    });

    test('nothing is noted of whoever switched the estimate off', async () => {
      await storageOf().people.create(noa);
      await storageOf().rest.putSettings('p_1', { ...assumedSettings('UTC'), infer: true, estimate: false });
      await acted('1');
      await storageOf().rest.add(row(bed('b')));
      const page = row({ id: 'p', at: noon, kind: 'page', answeredAt: null });
      await storageOf().events.append(appending({ also: [{ kind: 'rest-facts', rows: [page] }] }));
      expect(await facts()).toEqual([]);
    });

    test('a fact is deleted by its own person only', async () => {
      await storageOf().people.create(noa);
      await storageOf().rest.add(row(bed('b')));
      expect(await storageOf().rest.remove('p_2', 'b')).toBe(false);
      expect(await storageOf().rest.remove('p_1', 'unknown')).toBe(false);
      expect(await facts()).toHaveLength(1);
      expect(await storageOf().rest.remove('p_1', 'b')).toBe(true);
      expect(await facts()).toEqual([]);
    });

    test('facts go after their time, and settings stay', async () => {
      await storageOf().people.create(noa);
      await storageOf().rest.putSettings('p_1', assumedSettings('UTC'));
      await storageOf().rest.add(row(bed('old', noon - 1)));
      await storageOf().rest.add(row(bed('new')));
      expect(await storageOf().rest.forgetBefore(noon)).toBe(1);
      expect((await storageOf().rest.of(['p_1'])).get('p_1')).toEqual({
        settings: assumedSettings('UTC'),
        facts: [bed('new')],
      });
    });

    test('nothing is kept of a person who is erased, and nothing comes afterwards', async () => {
      await storageOf().people.create(noa);
      await storageOf().people.create({ ...noa, id: 'p_2' });
      const write = async () => {
        await storageOf().rest.putSettings('p_1', { ...assumedSettings('UTC'), infer: true });
        await storageOf().rest.add(row(bed('b')));
      };
      await write();
      await acted('1');
      await storageOf().rest.add(row(bed('other'), 'p_2'));
      await storageOf().people.erase('p_1', noon);
      await write();
      await acted('2');
      const rows = [row(bed('late')), row(bed('late 2'), 'p_2')];
      await storageOf().events.append(appending({ also: [{ kind: 'rest-facts', rows }] }));
      expect(await storageOf().rest.of(['p_1', 'p_2'])).toEqual(
        new Map([
          ['p_1', { settings: null, facts: [] }],
          ['p_2', { settings: null, facts: [bed('late 2'), bed('other')] }],
        ]),
      );
    });
  });
}

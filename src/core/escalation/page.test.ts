import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decidePage,
  evolvePage,
  foldPage,
  pageWakeAt,
  rolesLeftFor,
  type PageCommand,
  type PageEvent,
} from './page.ts';

const MINUTE = 60_000;
const start: PageCommand = {
  type: 'Start',
  about: { kind: 'incident', id: 'i1' },
  role: 'on-call',
  chain: ['ana', 'tess'],
  delayMs: 5 * MINUTE,
  loops: 2,
};
const ack: PageCommand = { type: 'Acknowledge', by: { kind: 'person', id: 'tess' }, personId: 'tess' };

function paged(events: PageEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'PersonPaged' ? [event.data.personId] : []));
}

/** Starts at 0 and runs each command at its minute. */
function lived(...steps: [number, PageCommand][]): PageEvent[] {
  const events = decidePage(null, start, 0);
  for (const [minute, command] of steps) events.push(...decidePage(foldPage(events), command, minute * MINUTE));
  return events;
}

const wake: PageCommand = { type: 'Wake' };

describe('a page', () => {
  test('asks the first person at once', () => expect(paged(lived())).toEqual(['ana']));

  test('that nobody acknowledges in five minutes goes to the deputy, then begins again', () => {
    expect(paged(lived([5, wake], [10, wake], [15, wake]))).toEqual(['ana', 'tess', 'ana', 'tess']);
  });

  test('gives up after its loops and says so', () => {
    const events = lived([5, wake], [10, wake], [15, wake], [20, wake]);
    expect(foldPage(events)?.status).toBe('exhausted');
    expect(pageWakeAt(foldPage(events) ?? never())).toBeNull();
  });

  test('is answered once: whoever comes second, and any later timer, changes nothing', () => {
    const events = lived([1, ack], [1, { ...ack, personId: 'ana' }], [5, wake]);
    expect(foldPage(events)).toMatchObject({ status: 'acknowledged', answeredBy: 'tess' });
    expect(paged(events)).toEqual(['ana']);
  });

  test('asks one person after a pause over several delays, and not all at once', () => {
    expect(paged(lived([60, wake]))).toEqual(['ana', 'tess']);
  });

  test('woken too early does nothing', () => expect(paged(lived([4, wake]))).toEqual(['ana']));

  test('asks nobody twice in one round and says at once that a chain is empty', () => {
    expect(decidePage(null, { ...start, chain: ['ana', 'ana', 'tess'] }, 0)[0]).toMatchObject({
      data: { chain: ['ana', 'tess'] },
    });
    expect(foldPage(decidePage(null, { ...start, chain: [] }, 0))?.status).toBe('exhausted');
  });

  describe('for several roles', () => {
    const both: PageCommand = {
      ...start,
      role: 'on-call',
      chain: ['ana', 'tess'],
      also: [{ pageId: 'p2', role: 'imoc', chain: ['ana', 'ivo'] }],
    };
    const run = (...steps: [number, PageCommand][]): PageEvent[] => {
      const events = decidePage(null, both, 0);
      for (const [minute, command] of steps) events.push(...decidePage(foldPage(events), command, minute * MINUTE));
      return events;
    };
    const by = (personId: string): PageCommand => ({
      type: 'Acknowledge',
      by: { kind: 'person', id: personId },
      personId,
    });
    const asked = (events: PageEvent[]) =>
      events.flatMap((event) => (event.type === 'PersonPaged' ? [[event.data.personId, event.data.roles]] : []));

    test('asks whoever comes first for all of them once, and is answered for all of them once', () => {
      expect(asked(run())).toEqual([['ana', ['on-call', 'imoc']]]);
      expect(foldPage(run([1, by('ana')]))).toMatchObject({ status: 'acknowledged', answeredBy: 'ana' });
      expect(asked(run([1, by('ana')], [5, wake]))).toHaveLength(1);
    });

    test('that nobody answers goes to each role’s own deputy at the same time, and to the same person again as one', () => {
      expect(asked(run([5, wake], [10, wake]))).toEqual([
        ['ana', ['on-call', 'imoc']],
        ['tess', ['on-call']],
        ['ivo', ['imoc']],
        ['ana', ['on-call', 'imoc']],
      ]);
    });

    test('is answered by a deputy for their role alone, and goes on for the other; a late first comer takes what is left', () => {
      const events = run([5, wake], [6, by('tess')]);
      expect(foldPage(events)).toMatchObject({
        status: 'paging',
        answers: [{ role: 'on-call', status: 'acknowledged', personId: 'tess' }],
      });
      expect(asked(run([5, wake], [6, by('tess')], [10, wake])).at(-1)).toEqual(['ana', ['imoc']]);
      expect(foldPage([...events, ...decidePage(foldPage(events), by('ana'), 7 * MINUTE)])?.answers.at(-1)).toEqual({
        role: 'imoc',
        status: 'acknowledged',
        personId: 'ana',
        at: 7 * MINUTE,
      });
      expect(decidePage(foldPage(events), by('tess'), 8 * MINUTE)).toEqual([]);
    });

    test('lets whoever comes late for a role that has ended take what is open, once they were shown it', () => {
      const events = run([1, { type: 'Cancel', roles: ['on-call'] }], [5, wake]);
      const page = foldPage(events) ?? never();
      expect(rolesLeftFor(page, 'ana')).toEqual(['imoc']);
      const late = foldPage(run([5, wake], [5, { type: 'Cancel', roles: ['on-call'] }])) ?? never();
      expect(rolesLeftFor(late, 'tess')).toEqual(['imoc']);
      expect(decidePage(late, by('tess'), 6 * MINUTE)).toEqual([]);
      const shown = { ...by('tess'), roles: ['imoc'] } as PageCommand;
      const taken = decidePage(late, shown, 6 * MINUTE).reduce(evolvePage, late);
      expect(taken.answers.at(-1)).toMatchObject({ role: 'imoc', status: 'acknowledged', personId: 'tess' });
      expect(decidePage(taken, { ...by('ana'), roles: ['on-call', 'imoc'] } as PageCommand, 7 * MINUTE)).toEqual([]);
    });

    test('asks nobody for more who has come for what they were asked for', () => {
      const page = foldPage(run([5, wake], [6, by('tess')])) ?? never();
      expect(rolesLeftFor(page, 'tess')).toEqual([]);
      expect(rolesLeftFor(page, 'ana')).toEqual(['imoc']);
      expect(rolesLeftFor(page, 'sol')).toEqual(['imoc']);
    });

    test('can be called off for one of them', () => {
      const events = run([1, { type: 'Cancel', roles: ['imoc'] }], [5, wake]);
      expect(asked(events)).toEqual([
        ['ana', ['on-call', 'imoc']],
        ['tess', ['on-call']],
      ]);
    });

    test('each is given up after its own loops, and the page ends with the last', () => {
      const longer = { ...both, chain: ['ana', 'tess', 'sol'] };
      const events = decidePage(null, longer, 0);
      for (const minute of [5, 10, 15, 20]) events.push(...decidePage(foldPage(events), wake, minute * MINUTE));
      expect(foldPage(events)).toMatchObject({ status: 'paging', answers: [{ role: 'imoc', status: 'exhausted' }] });
      for (const minute of [25, 30]) events.push(...decidePage(foldPage(events), wake, minute * MINUTE));
      expect(foldPage(events)?.status).toBe('exhausted');
    });
  });

  test('whatever happens, ends once or wakes again, and never asks sooner than its delay', () => {
    const command = fc.constantFrom<PageCommand>(wake, ack, { type: 'Cancel' }, wake, wake);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), command), { maxLength: 20 }), (steps) => {
        let now = 0;
        let page = decidePage(null, start, 0).reduce(evolvePage, null);
        let lastAskedAt = 0;
        for (const [minutes, next] of steps) {
          now += minutes * MINUTE;
          for (const event of decidePage(page, next, now)) {
            page = evolvePage(page, event);
            if (event.type !== 'PersonPaged') continue;
            expect(now - lastAskedAt).toBeGreaterThanOrEqual(5 * MINUTE);
            lastAskedAt = now;
          }
        }
        expect(
          page === null || page.status === 'paging' ? pageWakeAt(page ?? never()) !== null : pageWakeAt(page) === null,
        ).toBe(true);
      }),
    );
  });
});

function never(): never {
  throw new Error('there is no page');
}

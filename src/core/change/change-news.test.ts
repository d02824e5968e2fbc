import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNews, withNews, type ChangeNews } from './change-news.ts';

const heard = (status: ChangeNews['status'], statusAt: number, more: Partial<ChangeNews> = {}): ChangeNews => ({
  status,
  statusAt,
  endsAt: null,
  version: null,
  ...more,
});

describe('news of a change', () => {
  test('ends it at the instant it tells, else when its status became this', () => {
    expect(withNews(heard('in-progress', 1), heard('succeeded', 9, { endsAt: 8 }))).toEqual(
      heard('succeeded', 9, { endsAt: 8 }),
    );
    expect(withNews(heard('in-progress', 1), heard('failed', 9)).endsAt).toBe(9);
  });

  test.each([
    ['older news of how it ended', heard('failed', 9), heard('succeeded', 8)],
    ['that it still runs, after it has ended', heard('succeeded', 9), heard('in-progress', 20)],
    ['that it succeeded, after it was undone', heard('rolled-back', 9), heard('succeeded', 20)],
  ])('%s changes nothing', (_what, known, news) => {
    expect(withNews(known, news)).toEqual(known);
  });

  test('a second try that succeeded counts over the first that failed', () => {
    expect(withNews(heard('failed', 9), heard('succeeded', 20)).status).toBe('succeeded');
  });

  test('a version that was not known is taken even from older news', () => {
    expect(withNews(heard('succeeded', 9), heard('in-progress', 1, { version: '4.12' })).version).toBe('4.12');
  });

  test('a plain repeat is no news', () => {
    const known = heard('succeeded', 9, { endsAt: 9, version: '4.12' });
    expect(isNews(known, withNews(known, heard('succeeded', 30)))).toBe(false);
    expect(isNews(known, withNews(known, heard('failed', 30)))).toBe(true);
  });

  test('law: in whatever order it comes, the status is in the end the same', () => {
    const news = fc.record({
      status: fc.constantFrom('in-progress' as const, 'succeeded' as const, 'failed' as const, 'rolled-back' as const),
      statusAt: fc.nat(5),
      endsAt: fc.constant(null),
      version: fc.constant(null),
    });
    const shuffled = fc
      .array(news, { minLength: 1, maxLength: 6 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    const end = (all: ChangeNews[]) => {
      const [first, ...rest] = all;
      const { status, statusAt } = rest.reduce(withNews, first ?? heard('succeeded', 0));
      return { status, statusAt };
    };
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(end(other)).toEqual(end(all));
      }),
    );
  });
});

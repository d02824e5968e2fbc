import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('a thousand who ask while work is under way share one more run, which begins after they asked', async () => {
  const owner = {};
  let runs = 0;
  let atOnce = 0;
  let most = 0;
  const work = async (): Promise<number> => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    runs += 1;
    const mine = runs;
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    return mine;
  };
  const first = inTurn(owner, 'a', work);
  const others = await Promise.all(Array.from({ length: 1000 }, () => inTurn(owner, 'a', work)));
  expect([await first, ...new Set(others)]).toEqual([1, 2]);
  expect(most).toBe(1);
  expect(await inTurn(owner, 'a', work)).toBe(3);
});

test('a run that fails fails those who asked for it, and the next goes on', async () => {
  const owner = {};
  const fails = inTurn(owner, 'a', () => Promise.reject(new Error('away')));
  const next = inTurn(owner, 'a', () => Promise.resolve('there'));
  await expect(fails).rejects.toThrow('away');
  expect(await next).toBe('there');
});

test('other names and other owners do not wait', async () => {
  const owner = {};
  const never = inTurn(owner, 'a', () => new Promise(() => {}));
  expect(await inTurn(owner, 'b', () => Promise.resolve(1))).toBe(1);
  expect(await inTurn({}, 'a', () => Promise.resolve(2))).toBe(2);
  expect(never).toBeInstanceOf(Promise);
});

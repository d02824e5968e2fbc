import { afterEach, expect, test, vi } from 'vitest';
import { bindKeys, pressKey, setSingleKeys } from './key-bindings.ts';

const unbind: (() => void)[] = [];
const bind = (keys: string, title = keys) => {
  const run = vi.fn<() => void>();
  unbind.push(bindKeys({ title, bindings: [{ keys, title, run }] }));
  return run;
};
afterEach(() => {
  for (const undo of unbind.splice(0)) undo();
  setSingleKeys(true);
});

test('a key does what it stands for', () => {
  const acknowledge = bind('a');
  expect(pressKey('a', 0)).toBe(true);
  expect(acknowledge).toHaveBeenCalledOnce();
  expect(pressKey('z', 0)).toBe(false);
});

test('a sequence works when its second key comes soon', () => {
  const now = bind('g n');
  pressKey('g', 0);
  pressKey('n', 500);
  expect(now).toHaveBeenCalledOnce();
  pressKey('g', 10_000);
  pressKey('n', 20_000);
  expect(now).toHaveBeenCalledOnce();
});

test('a page’s own key comes before the shell’s', () => {
  const shell = bind('p', 'shell');
  const room = bind('p', 'room');
  pressKey('p', 0);
  expect(room).toHaveBeenCalledOnce();
  expect(shell).not.toHaveBeenCalled();
});

test('keys switched off do nothing', () => {
  const acknowledge = bind('a');
  setSingleKeys(false);
  expect(pressKey('a', 0)).toBe(false);
  expect(acknowledge).not.toHaveBeenCalled();
});

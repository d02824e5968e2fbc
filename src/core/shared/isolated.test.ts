import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

const [START, END] = ['\u2068', '\u2069'];

test('a name that runs the other way is held apart from the words around it', () => {
  expect(isolated('נועה')).toBe(`${START}נועה${END}`);
  expect(isolated('Dana Levi')).toBe('Dana Levi');
  expect(isolated('Dana Levi', 'שלום')).toBe(`${START}Dana Levi${END}`);
  expect(isolated('נועה', 'שלום')).toBe('נועה');
});

test('a web address stays one that can be followed', () => {
  expect(isolated('https://example.com/נועה')).toBe('https://example.com/נועה');
});

test('a name with marks of its own turns nothing around it', () => {
  expect(isolated(`Eve${END} paid`)).toBe(`${START}Eve paid${END}`);
  expect(isolated('Eve\u202e')).toBe(`${START}Eve\u202e${END}`);
});

test('whatever a name holds, every isolate that it opens ends where it ends', () => {
  const piece = fc.constantFrom('a', 'נ', '\u202e', '\u2066', '\u2067', START, END);
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const depths: number[] = [];
      for (const mark of isolated(pieces.join(''))) {
        const step = mark === END ? -1 : Number(/[\u2066-\u2068]/.test(mark));
        depths.push((depths.at(-1) ?? 0) + step);
      }
      expect(Math.min(0, ...depths)).toBe(0);
      expect(depths.slice(0, -1).includes(0) && depths.some((depth) => depth > 0)).toBe(false);
      expect(depths.at(-1) ?? 0).toBe(0);
    }),
  );
});

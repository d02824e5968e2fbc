import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

const merged = (text: string) => ({ outcome: 'merged', text });
const lines = (...all: string[]) => all.join('\n');

test('what two people wrote in different lines is kept from both', () => {
  const base = lines('One.', '', 'Two.', '', 'Three.');
  const stored = lines('One, changed.', '', 'Two.', '', 'Three.');
  const mine = lines('One.', '', 'Two.', '', 'Three.', 'Four.');
  expect(mergeTexts(base, stored, mine)).toEqual(merged(lines('One, changed.', '', 'Two.', '', 'Three.', 'Four.')));
});

test('two changes of the same line are a conflict', () => {
  expect(mergeTexts('One.', 'One, by Ana.', 'One, by Ivo.')).toEqual({ outcome: 'conflict' });
});

test.each([
  ['the first sentence and the last', 'One. Two. Three.', 'Ana. Two. Three.', 'One. Two. Ivo.', 'Ana. Two. Ivo.'],
  ['sentences that follow each other', 'One. Two.', 'Ana. Two.', 'One. Ivo.', 'Ana. Ivo.'],
  ['lines that follow each other', '- one\n- two', '- ana\n- two', '- one\n- ivo', '- ana\n- ivo'],
  ['a sentence, and a new one at the end', 'One. Two.', 'Ana. Two.', 'One. Two. Ivo.', 'Ana. Two. Ivo.'],
  ['Arabic sentences', 'نعم؟ لا. ربما.', 'نعم؟ لا. أبدا.', 'كلا؟ لا. ربما.', 'كلا؟ لا. أبدا.'],
])('of one paragraph two people keep both: %s', (_, base, stored, mine, expected) => {
  expect(mergeTexts(base, stored, mine)).toEqual(merged(expected));
});

test.each([
  [
    'the same sentence in different places',
    'We saw it late on Sunday.',
    'We saw it at 17:03 on Sunday.',
    'We saw it late on Monday.',
  ],
  ['a sentence that the other deleted', 'One. Two. Three.', 'One. Three.', 'One. Ivo. Three.'],
  ['the place after the last sentence', 'One.', 'One. Ana.', 'One. Ivo.'],
])('of one paragraph two people who both changed %s must choose', (_, base, stored, mine) => {
  expect(mergeTexts(base, stored, mine)).toEqual({ outcome: 'conflict' });
});

test('two people who both add at the same place must choose', () => {
  expect(mergeTexts('One.', lines('One.', 'Ana.'), lines('One.', 'Ivo.'))).toEqual({ outcome: 'conflict' });
});

test('a line that one deleted and the other changed is a conflict', () => {
  expect(mergeTexts(lines('a', 'b', 'c'), lines('a', 'c'), lines('a', 'B', 'c'))).toEqual({ outcome: 'conflict' });
});

test('the same change by both is no conflict', () => {
  expect(mergeTexts(lines('a', 'b'), lines('a', 'B'), lines('a', 'B'))).toEqual(merged(lines('a', 'B')));
});

test('two people who both begin an empty part must choose', () => {
  expect(mergeTexts('', 'Ana began.', 'Ivo began.')).toEqual({ outcome: 'conflict' });
});

test('a text made to be slow to compare is a conflict at once', { timeout: 2000 }, () => {
  const many = (line: string) => Array.from({ length: 25_000 }, () => line).join('\n');
  expect(mergeTexts(many('a'), `x\n${many('a')}\nb\nb`, `${many('a')}\n${many('c')}\nd`)).toBeDefined();
  expect(mergeTexts(`1\n${many('')}\n2`, `2\n${many('')}\n3`, `3\n${many('')}\n4`)).toEqual({ outcome: 'conflict' });
});

describe('whatever is written', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 8 }).map((all) => all.join('\n'));

  test('whoever changed nothing takes what the other wrote', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeTexts(base, other, base)).toEqual(merged(other));
        expect(mergeTexts(base, base, other)).toEqual(merged(other));
        expect(mergeTexts(base, other, other)).toEqual(merged(other));
      }),
    );
  });

  test('it does not matter who was first', () => {
    fc.assert(
      fc.property(text, text, text, (base, one, other) => {
        expect(mergeTexts(base, one, other)).toEqual(mergeTexts(base, other, one));
      }),
    );
  });

  test('a new sentence of either is in what is put together, and none is lost', () => {
    const words = fc.array(fc.constantFrom<string[]>('Aa.', 'Bb.', 'Cc.'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (base, first, second) => {
        const inserted = (said: string, at: number) => base.toSpliced(at % (base.length + 1), 0, said);
        const both = mergeTexts(
          base.join(' '),
          inserted('From Ana.', first).join(' '),
          inserted('From Ivo.', second).join(' '),
        );
        if (both.outcome === 'conflict') return;
        expect(both.text.split(' ').toSorted()).toEqual([...base, 'From', 'Ana.', 'From', 'Ivo.'].toSorted());
      }),
    );
  });

  test('a new line of either is in what is put together', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (base, first, second) => {
        const inserted = (line: string, at: number) =>
          base
            .split('\n')
            .toSpliced(at % (base.split('\n').length + 1), 0, line)
            .join('\n');
        const both = mergeTexts(base, inserted('from Ana', first), inserted('from Ivo', second));
        if (both.outcome === 'conflict') return;
        expect(both.text.split('\n').toSorted()).toEqual([...base.split('\n'), 'from Ana', 'from Ivo'].toSorted());
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOutput, PIECE_BYTES, STEP_OUTPUT_BYTES } from './fit-output.ts';

test('what fits is kept as it is', () => {
  expect(fitOutput(0, 'deployed größer')).toEqual({ text: 'deployed größer', bytes: 17 });
});

test('a piece that is too large is cut, and says so', () => {
  const cut = fitOutput(0, 'x'.repeat(PIECE_BYTES + 1));
  expect(cut?.text).toBe(`${'x'.repeat(PIECE_BYTES)}\n… output cut\n`);
});

test('a step that prints without end is cut once, and then nothing more is kept', () => {
  let used = 0;
  let kept = 0;
  for (let piece = fitOutput(used, 'ä'.repeat(20_001)); piece !== null; piece = fitOutput(used, 'ä'.repeat(20_001))) {
    used += piece.bytes;
    kept += piece.text.length;
  }
  expect(used).toBe(STEP_OUTPUT_BYTES);
  expect(kept).toBeLessThanOrEqual(STEP_OUTPUT_BYTES);
});

test('no character is cut in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(8), (text, free) => {
      const piece = fitOutput(STEP_OUTPUT_BYTES - free, text);
      expect(piece?.text ?? '').not.toContain('\uFFFD');
    }),
  );
});

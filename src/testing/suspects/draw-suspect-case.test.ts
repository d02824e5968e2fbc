import { describe, expect, test } from 'vitest';
import { scoreSuspects } from '#core/change/score-suspects.ts';
import { drawSuspectCase, drawSuspectCases } from './draw-suspect-case.ts';
import { WORLDS } from './worlds.ts';

describe('simulated outages', () => {
  test('the same seed draws the same case, another seed another', () => {
    for (const world of WORLDS) {
      expect(drawSuspectCase(world, 3)).toEqual(drawSuspectCase(world, 3));
      expect(drawSuspectCase(world, 3)).not.toEqual(drawSuspectCase(world, 4));
    }
  });

  test('nothing in a case is later than the question, and the culprit is among its changes', () => {
    for (const { changes, signals, asOf, culprit } of WORLDS.flatMap((world) => drawSuspectCases(world, 40))) {
      expect([...changes, ...signals].every(({ at }) => at <= asOf)).toBe(true);
      expect(culprit === null || changes.some(({ id }) => id === culprit)).toBe(true);
    }
  });

  test('in every world the cause comes first in seven of ten and among three in nine of ten, and the probability is no boast', () => {
    for (const world of WORLDS) {
      const { top1, top3, brier } = scoreSuspects(drawSuspectCases(world, 120, 20_000));
      expect(top1).toBeGreaterThan(0.7);
      expect(top3).toBeGreaterThan(0.88);
      expect(brier).toBeLessThan(0.2);
    }
  });
});

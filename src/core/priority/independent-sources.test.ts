import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../incident/assessment.ts';
import { independentSources } from './independent-sources.ts';

const piece = (sayer: string | null, measure: string | null = null): Evidence => ({
  source: 'alert',
  ref: null,
  textId: null,
  sayer,
  measure,
});

describe('independent are', () => {
  test.each<[string, Evidence[], number]>([
    ['two customers', [piece('customer:acme'), piece('customer:globex')], 2],
    ['not two reports of one customer', [piece('customer:acme'), piece('customer:acme')], 1],
    ['not two alerts of one group', [piece('group:1', 'm:errors'), piece('group:1', 'm:latency')], 1],
    ['not two groups that watch one metric', [piece('group:1', 'm:errors'), piece('group:2', 'm:errors')], 1],
    [
      'not a link and the alert that points to the same metric',
      [piece(null, 'm:errors'), piece('group:1', 'm:errors')],
      1,
    ],
    ['a link to another metric than the alert’s', [piece(null, 'm:errors'), piece('group:1', 'm:latency')], 2],
    ['a customer and a metric', [piece('customer:acme'), piece(null, 'm:errors')], 2],
    ['not two words of one person', [piece('person:ivo'), piece('person:ivo')], 1],
    [
      'two groups over two metrics, however they are crossed',
      [piece('group:1', 'm:a'), piece('group:1', 'm:b'), piece('group:2', 'm:a')],
      2,
    ],
    ['none without evidence', [], 0],
  ])('%s', (_, evidence, count) => expect(independentSources(evidence)).toBe(count));

  test('pieces of an old stream by their reference, else by their kind', () => {
    const old = (source: Evidence['source'], ref: string | null): Evidence => ({ source, ref, textId: null });
    expect(independentSources([old('report', 'customer:acme'), old('report', 'customer:acme')])).toBe(1);
    expect(independentSources([old('report', 'r1'), old('metric', null), old('metric', null)])).toBe(2);
  });
});

const anyPiece = fc
  .tuple(
    fc.option(fc.constantFrom('customer:a', 'customer:b', 'group:1', 'group:2', 'person:x')),
    fc.option(fc.constantFrom('m:1', 'm:2', 'm:3', 'm:4')),
  )
  .map(([sayer, measure]) => piece(sayer, measure));
const anyEvidence = fc.array(anyPiece, { maxLength: 12 });

describe('whatever the evidence', () => {
  test('its order and repetitions make no difference', () => {
    fc.assert(
      fc.property(
        anyEvidence.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(independentSources(shuffled)).toBe(independentSources(all));
          expect(independentSources([...shuffled, ...all])).toBe(independentSources(all));
        },
      ),
    );
  });

  test('one more piece never makes it less, and at most one more', () => {
    fc.assert(
      fc.property(anyEvidence, anyPiece, (all, more) => {
        const gained = independentSources([...all, more]) - independentSources(all);
        expect([0, 1]).toContain(gained);
      }),
    );
  });

  test('it is the most that can be picked with nothing in common, found by trying every choice', () => {
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 7 }), (all) => {
        let most = 0;
        for (let chosen = 0; chosen < 2 ** all.length; chosen += 1) {
          const picked = all.filter((_, index) => (chosen >> index) % 2 === 1);
          const sayers = picked.map((one) => one.sayer ?? one.measure ?? 'nobody');
          const measures = picked.flatMap((one) => one.measure ?? []);
          if (new Set(sayers).size === sayers.length && new Set(measures).size === measures.length)
            most = Math.max(most, picked.length);
        }
        expect(independentSources(all)).toBe(most);
      }),
    );
  });

  test('thousands of alerts are counted', () => {
    const many = Array.from({ length: 4000 }, (_, index) => piece(`group:${index}`, `m:${index % 1000}`));
    expect(independentSources(many)).toBe(1000);
  });
});

import { describe, expect, test } from 'vitest';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import type { Rotation } from '../oncall/rotation.ts';
import { fromIso, toIso } from '../shared/instant.ts';
import { coverCandidates, coveredRests, restConflicts, type CoverFacts } from './cover.ts';
import type { ProtectedRest } from './protection.ts';

/** Dana until Monday 07:00 UTC, then Ivo. */
const oncall: Rotation = {
  id: 'on-call',
  zone: 'UTC',
  startsOn: '2026-11-16T07:00',
  people: ['dana', 'ivo', 'tess'],
  overrides: [],
};
const tloc: Rotation = { ...oncall, id: 'tloc', people: ['sol', 'dana'] };
const rest = (personId: string, until: string): ProtectedRest => ({ personId, fromAt: null, untilAt: fromIso(until) });
const now = fromIso('2026-11-23T05:00:00Z');
const told = (all: { rotationId: string; personId: string; fromAt: number; toAt: number }[]) =>
  all.map(({ rotationId, personId, fromAt, toAt }) =>
    [rotationId, personId, toIso(fromAt).slice(8, 16), toIso(toAt).slice(8, 16)].join(' '),
  );
const facts = (change: Partial<CoverFacts> = {}): CoverFacts => ({
  procedure: referenceProcedure(),
  rotations: [oncall, tloc],
  rests: [],
  zoneOf: () => 'UTC',
  isAskable: () => true,
  ...change,
});
const conflict = {
  rotationId: 'on-call',
  personId: 'dana',
  fromAt: fromIso('2026-11-23T08:00:00Z'),
  toAt: fromIso('2026-11-23T12:00:00Z'),
};

describe('a conflict with somebody’s rest', () => {
  test('is duty from now until the handoff or the end of the rest, whichever comes first', () => {
    const rests = [rest('dana', '2026-11-23T12:00:00Z'), rest('ivo', '2026-11-23T12:00:00Z')];
    expect(told(restConflicts([oncall], rests, now))).toEqual([
      'on-call dana 23T05:00 23T07:00',
      'on-call ivo 23T07:00 23T12:00',
    ]);
  });

  test('after a part that is taken over is none while the work goes on, and one when it has ended', () => {
    const override = { personId: 'tess', fromAt: now, toAt: fromIso('2026-11-23T06:00:00Z') };
    const swapped = { ...oncall, overrides: [override] };
    const still = rest('dana', '2026-11-23T12:00:00Z');
    expect(restConflicts([swapped], [still], now)).toEqual([]);
    expect(told(restConflicts([swapped], [{ ...still, fromAt: now }], now))).toEqual([
      'on-call dana 23T06:00 23T07:00',
    ]);
  });

  test('is none where somebody else has taken over, and that is known as covered', () => {
    const override = { personId: 'tess', fromAt: now, toAt: fromIso('2026-11-23T06:00:00Z') };
    const swapped = { ...oncall, overrides: [override] };
    const rests = [{ ...rest('dana', '2026-11-23T12:00:00Z'), fromAt: now }];
    expect(told(restConflicts([swapped], rests, now))).toEqual(['on-call dana 23T06:00 23T07:00']);
    expect(coveredRests([swapped], rests, now)).toEqual([
      { rotationId: 'on-call', personId: 'dana', coverId: 'tess', fromAt: now, toAt: override.toAt },
    ]);
  });

  test('is an override too that puts somebody on duty who is to rest', () => {
    const span = { fromAt: fromIso('2026-11-23T08:00:00Z'), toAt: fromIso('2026-11-23T09:00:00Z') };
    const overridden = { ...oncall, overrides: [{ personId: 'tess', ...span }] };
    expect(told(restConflicts([overridden], [rest('tess', '2026-11-23T12:00:00Z')], now))).toEqual([
      'on-call tess 23T08:00 23T09:00',
    ]);
  });

  test('is none in a rotation that has not begun, or has nobody in it', () => {
    const rests = [rest('dana', '2026-11-23T12:00:00Z')];
    expect(restConflicts([{ ...oncall, startsOn: '2027-01-04T07:00' }], rests, now)).toEqual([]);
    expect(restConflicts([{ ...oncall, people: [] }], rests, now)).toEqual([]);
  });

  test('is found in a rotation that begins meanwhile', () => {
    const begins = { ...oncall, startsOn: '2026-11-23T10:00' };
    expect(told(restConflicts([begins], [rest('dana', '2026-11-23T12:00:00Z')], now))).toEqual([
      'on-call dana 23T10:00 23T12:00',
    ]);
  });
});

describe('cover', () => {
  test('is suggested from the same rotation in turn, then from the deputies’ rotations', () => {
    expect(coverCandidates(conflict, facts())).toEqual(['ivo', 'tess', 'sol']);
  });

  test('is suggested first from those for whom it is day', () => {
    const zoneOf = (id: string) => (id === 'ivo' ? 'America/Los_Angeles' : 'UTC');
    expect(coverCandidates(conflict, facts({ zoneOf }))).toEqual(['tess', 'sol', 'ivo']);
  });

  test('is never somebody who rests when the duty begins, or who cannot be asked', () => {
    const rests = [rest('ivo', '2026-11-23T12:00:00Z'), rest('sol', '2026-11-23T08:00:00Z')];
    expect(coverCandidates(conflict, facts({ rests, isAskable: (id) => id !== 'tess' }))).toEqual(['sol']);
  });

  test('for a rotation that is gone is nobody', () => {
    expect(coverCandidates({ ...conflict, rotationId: 'gone' }, facts())).toEqual([]);
  });
});

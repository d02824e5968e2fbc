import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openObligations } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { referenceProcedure, referenceYaml } from '#testing/reference-procedure.ts';
import { assumptionRows } from './assumptions.ts';
import { changeProcedure } from './change-procedure.ts';
import { nextDeskAt } from './desk.ts';
import { formatNights } from './format-nights.ts';
import { playNight } from './play-night.ts';
import { rehearseNights, yearOf } from './rehearse-nights.ts';
import type { Rota } from './rota.ts';
import { tellNight } from './tell-night.ts';
import { TWO_SITE_ROTA } from './two-site-rota.ts';

const usual = { procedure: referenceProcedure(), rota: TWO_SITE_ROTA, seed: 42, fromAt: yearOf(TWO_SITE_ROTA) };

function changed(...settings: string[]): Procedure {
  const parsed = parseProcedure(changeProcedure(referenceYaml(), settings));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.procedure;
}

/** Few people anywhere, some of them in no rotation, and roles that nobody fills. */
const anyRota: fc.Arbitrary<Rota> = fc
  .record({
    people: fc.array(
      fc.record({
        zone: fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Asia/Jerusalem', 'Asia/Kolkata'),
        fromMinute: fc.integer({ min: 0, max: 1439 }),
        hours: fc.integer({ min: 4, max: 10 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    turns: fc.array(fc.array(fc.nat(4), { maxLength: 3 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ people, turns }) => ({
    isInvented: false,
    people: people.map(({ zone, fromMinute, hours }, index) => ({
      id: `p${index}`,
      zone,
      sleep: { fromMinute, toMinute: (fromMinute + hours * 60) % 1440 },
    })),
    rotations: ['on-call', 'imoc', 'tloc', 'soc', 'approver'].map((id, index) => ({
      id,
      zone: 'UTC',
      startsOn: '2026-01-05T09:00',
      // A turn may name somebody who does not exist.
      people: (turns[index] ?? []).map((one) => `p${one}`),
      overrides: [],
    })),
  }));

describe('random nights', () => {
  test('of one seed are the same to the byte, and of another are others', () => {
    const report = (seed: number): string => formatNights(rehearseNights({ ...usual, seed }, 60), null);
    expect(report(42)).toBe(report(42));
    expect(report(43)).not.toBe(report(42));
  });

  test('of one’s own people tell neither names nor dates, nor of anybody whether they slept or were past their limit', () => {
    fc.assert(
      fc.property(anyRota, fc.nat(1_000_000), (rota, seed) => {
        const toPlay = { ...usual, rota, seed };
        const told = JSON.stringify([rehearseNights(toPlay, 2).worst, tellNight(playNight(toPlay, 3))]);
        expect(told).not.toMatch(/\bp\d\b|[Aa]sleep|awake|slept|past the limit|\d{4}-\d{2}-\d{2}/);
      }),
      { numRuns: 15 },
    );
  });

  test('on one’s own rota call people by role and place, and name no place where fewer than three live at one', () => {
    const own = { ...usual, rota: { ...TWO_SITE_ROTA, isInvented: false } };
    const said = (toPlay: typeof usual) =>
      JSON.stringify([1, 2, 3, 4].map((night) => tellNight(playNight(toPlay, night))));
    expect(said(own)).toMatch(/[Tt]he (second )?[Ii]ncident manager on call in (Jerusalem|Los Angeles)/);
    const [first, ...others] = own.rota.people;
    const alone = { ...own, rota: { ...own.rota, people: [{ ...first!, zone: 'Europe/Lisbon' }, ...others] } };
    expect(said(alone)).toContain('ncident manager on call');
    expect(said(alone)).not.toMatch(/Lisbon|Jerusalem|Los Angeles/);
  });

  test('tell no figure of sleep or alertness that would be about fewer than three of one’s own people', () => {
    const report = rehearseNights({ ...usual, rota: { ...TWO_SITE_ROTA, isInvented: false } }, 20);
    expect(report.commander.levels).not.toBeNull();
    expect(report.answered.asleep).not.toBeNull();
    const rotations = TWO_SITE_ROTA.rotations.map((one) => ({ ...one, people: one.people.slice(0, 2) }));
    const small = rehearseNights({ ...usual, rota: { ...TWO_SITE_ROTA, isInvented: false, rotations } }, 20);
    expect([small.commander.levels, small.answered.asleep]).toEqual([null, null]);
    const two = rotations.map((one) => ({ ...one, people: ['eitan', 'june'] }));
    const fewest = rehearseNights({ ...usual, rota: { ...TWO_SITE_ROTA, isInvented: false, rotations: two } }, 20);
    expect(fewest.pages.toSleepers).toBeNull();
    expect(formatNights(fewest, null)).not.toMatch(/past their limit|asleep +median/);
    expect(formatNights(fewest, null)).toContain('not told: fewer than 3 people');
  });

  test('of the invented cast are told with names, and with who slept', () => {
    const told = JSON.stringify(Array.from({ length: 8 }, (_, index) => tellNight(playNight(usual, index + 1))));
    expect(told).toMatch(/A page to (Noa|Maya|Amit|Sam), (asleep|awake): /);
  });

  test('tell one night again exactly as it was played among the others', () => {
    const seen = rehearseNights(usual, 40);
    const worst = seen.worst[0]?.night ?? 1;
    expect(tellNight(playNight(usual, worst))).toEqual(tellNight(playNight(usual, worst)));
    expect(tellNight(playNight(usual, worst)).moments.length).toBeGreaterThan(3);
  });

  test('never page somebody who does not exist, whoever is on the rota', () => {
    fc.assert(
      fc.property(anyRota, fc.nat(1_000_000), (rota, seed) => {
        const known = new Set(rota.people.map(({ id }) => id));
        const { askings, pages, events } = playNight({ ...usual, rota, seed }, 1);
        for (const { personId } of askings) expect(known).toContain(personId);
        for (const { chain } of pages.values()) for (const personId of chain) expect(known).toContain(personId);
        const holders = events.flatMap((event) => (event.type === 'RoleAssigned' ? [event.data.personId] : []));
        expect(holders.filter((id) => !known.has(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('leave no duty without end: while an incident is open, the desk always has a next time', () => {
    fc.assert(
      fc.property(anyRota, fc.nat(1_000_000), (rota, seed) => {
        const world = playNight({ ...usual, rota, seed }, 1);
        expect((world.endedAt ?? Infinity) - world.drawn.startAt).toBeLessThanOrEqual(24 * HOUR_MS);
        if (world.incident === null || !isOpen(world.incident.phase)) return;
        expect(nextDeskAt(world)).not.toBeNull();
        const endless = openObligations(world.incident).filter(
          ({ nextReminderAt, performAt }) => !Number.isFinite(Math.min(nextReminderAt, performAt ?? Infinity)),
        );
        expect(endless).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('compared under two procedures meet the same incidents, and differ only where the procedures do', () => {
    const later = changed('escalate-imoc.wait=20m');
    for (let night = 1; night <= 40; night += 1) {
      const [one, other] = [playNight(usual, night), playNight({ ...usual, procedure: later }, night)];
      expect(other.drawn).toEqual(one.drawn);
      // Nothing differs before the incident manager is paged.
      const until = (world: typeof one): number =>
        world.events.find((event) => event.type === 'RolePaged' && event.data.role === 'imoc')?.at ?? Infinity;
      const before = (world: typeof one): string[] =>
        world.askings
          .filter(({ at }) => at < Math.min(until(one), until(other)))
          .map((asking) => JSON.stringify(asking));
      expect(before(other)).toEqual(before(one));
    }
  });

  test('show what one escalation delay is worth', () => {
    const [usually, later] = [usual, { ...usual, procedure: changed('escalate-imoc.wait=20m') }].map((toPlay) =>
      rehearseNights(toPlay, 150),
    );
    expect(later?.told.firstWords.p50 ?? 0).toBeGreaterThan((usually?.told.firstWords.p50 ?? 0) + 10);
    expect(later?.commander.nobody ?? 0).toBeGreaterThan(2 * (usually?.commander.nobody ?? 0));
    expect(later?.restored).toBeDefined();
  });

  test('with a change that changes nothing give the same report', () => {
    const same = { ...usual, procedure: changed('acknowledge.late.after=5m') };
    expect(rehearseNights(same, 60)).toEqual(rehearseNights(usual, 60));
  });

  test('are called a night where it is safe to stop and the procedure looks after people, and else go on', () => {
    // Where everybody lives in one place, nobody rested is left to hand over to at night.
    const oneSite = {
      ...TWO_SITE_ROTA,
      people: TWO_SITE_ROTA.people.map((one) => ({ ...one, zone: 'Asia/Jerusalem' })),
    };
    const on = { ...usual, rota: oneSite };
    const off = { ...on, procedure: changed('rest.look-after-people=false') };
    const nights = Array.from({ length: 80 }, (_, index) => index + 1);
    const stoodDown = (toPlay: typeof usual) =>
      nights
        .map((night) => playNight(toPlay, night))
        .filter(({ events }) => events.some(({ type }) => type === 'StoodDown'));
    const resting = stoodDown(on);
    expect(resting.length).toBeGreaterThan(2);
    expect(stoodDown(off)).toEqual([]);
    for (const { events, incident } of resting) {
      const at = events.find(({ type }) => type === 'StoodDown')!.at;
      const resumedAt = events.find(({ type }) => type === 'WorkResumed')?.at ?? Infinity;
      const isRestored = events.some(
        (one) => one.type === 'MitigationVerified' && one.data.outcome === 'worked' && one.at <= at,
      );
      const priority = incident?.assessments.findLast((one) => one.at <= at)?.priority;
      expect(priority === 'P1' && !isRestored).toBe(false);
      // Nobody is asked for work while it rests.
      expect(events.filter((one) => one.type === 'RolePaged' && one.at > at && one.at < resumedAt)).toEqual([]);
    }
  });

  test('are commanded past the limit for less where the procedure looks after people, by handovers with a read-back', () => {
    const off = { ...usual, procedure: changed('rest.look-after-people=false') };
    const [looked, not] = [usual, off].map((toPlay) => rehearseNights(toPlay, 80));
    expect(looked?.nightsWithHandover).toBeGreaterThan(5);
    expect(not?.nightsWithHandover).toBe(0);
    const past = (report: typeof looked): number =>
      (report?.commander.levels?.['hand-over'] ?? 0) + (report?.commander.levels?.['stand-down'] ?? 0);
    expect(past(looked)).toBeLessThan(past(not) / 2);
  });

  test('in which nobody can be paged are told as such', () => {
    const empty: Rota = { isInvented: true, people: TWO_SITE_ROTA.people, rotations: [] };
    const report = rehearseNights({ ...usual, rota: empty, fromAt: usual.fromAt }, 20);
    expect(report.answered.nobody).toBe(20);
    // Where enough customers reported, a P1 is assumed and words go out all the same.
    expect(report.told.notAtAll).toBeGreaterThan(0);
    expect(report.restored.p50).toBeNull();
    expect(report.nightsWithoutCommander).toBeGreaterThan(0);
  });

  test('play five levels of priority as they play three', () => {
    const yaml = readFileSync(new URL('../../../procedures/five-levels.yaml', import.meta.url), 'utf8');
    const parsed = parseProcedure(yaml);
    if (!parsed.ok) throw new Error('the shipped procedure has faults');
    const report = rehearseNights({ ...usual, procedure: parsed.procedure }, 60);
    expect(report.told.needed).toBeGreaterThan(10);
    expect(report.commander.nobody).toBeLessThan(0.9);
  });
});

test('the manual lists every assumption with its basis', () => {
  const manual = readFileSync(new URL('../../../docs/drills.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  const rows = assumptionRows().map(({ what, value, basis }) => `| ${what} | ${value} | ${basis} |`);
  expect(rows.filter((row) => !manual.includes(row))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { fromIso, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { DEFAULT_FATIGUE_POLICY, type FatiguePolicy } from './fatigue-level.ts';
import { levelAt, NO_DUTY, type Duty } from './level-at.ts';
import { assumedSettings, type PersonRest, type RestFact } from './person-rest.ts';
import { estimatesAt } from './rest-estimate.ts';

const at = (day: number, hour: number) => fromIso(`2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const rest = (...facts: RestFact[]): PersonRest => ({ settings: assumedSettings('UTC'), facts });
const onDuty = (hours: number, inRole = hours): Duty => ({
  onIncidentMs: hours * HOUR_MS,
  inRoleMs: inRole * HOUR_MS,
  incidentsThisShift: 1,
});
const judge = (one: PersonRest | null, duty: Duty, when: number, policy: FatiguePolicy = DEFAULT_FATIGUE_POLICY) => {
  const { level, reasons, isAsleep } = levelAt(one, duty, policy, when);
  return { level, rules: reasons.map(({ rule }) => rule), isAsleep };
};

describe('the level of somebody who never said anything', () => {
  test('is rested in the afternoon', () => {
    expect(judge(rest(), onDuty(1), at(18, 15))).toEqual({ level: 'rested', rules: [], isAsleep: false });
  });

  test('rises while they work into their usual night: nobody on duty is assumed asleep', () => {
    expect(judge(rest(), onDuty(3, 0), at(18, 22)).level).toBe('caution');
    expect(judge(rest(), onDuty(5, 0), at(19, 0)).level).toBe('hand-over');
    expect(judge(rest(), onDuty(7, 0), at(19, 2)).level).toBe('stand-down');
  });

  test('is said of whoever is on an incident for weeks, too', () => {
    for (const days of [15, 16, 40]) {
      const { level, rules } = judge(rest(), onDuty(24 * days), at(18, 15));
      expect([level, rules]).toEqual(['stand-down', ['sleepiness', 'awake', 'on-incident']]);
    }
  });

  test('goes by the stint too: four hours in a role by day, two before dawn', () => {
    expect(judge(rest(), onDuty(4), at(18, 15)).rules).toContain('in-role');
    const woken: RestFact = { id: 'p', kind: 'page', at: at(19, 3), answeredAt: at(19, 3) };
    expect(judge(rest(woken), onDuty(2), at(19, 5)).rules).toContain('in-role');
  });
});

describe('somebody who is asleep', () => {
  test('is judged as if woken now, which is never rested', () => {
    expect(judge(rest(), NO_DUTY, at(18, 3))).toMatchObject({ level: 'caution', isAsleep: true });
    expect(judge(rest(), NO_DUTY, at(18, 3)).rules).toContain('just-woken');
  });

  test('though they hold a role, because they said that they go to bed, is judged as woken from that sleep', () => {
    const bed: RestFact = { id: 'b', kind: 'to-bed', at: at(19, 1) };
    const { level, rules } = judge(rest(bed), onDuty(6, 1), at(19, 5));
    expect(rules).not.toContain('awake');
    expect(level).not.toBe('rested');
  });
});

test('who switched the estimate off, or is unknown, is judged by duty alone', () => {
  const off: PersonRest = { settings: { ...assumedSettings('UTC'), estimate: false }, facts: [] };
  for (const one of [off, null]) {
    expect(judge(one, NO_DUTY, at(19, 4))).toEqual({ level: 'rested', rules: [], isAsleep: false });
    expect(judge(one, onDuty(4), at(19, 4))).toEqual({ level: 'hand-over', rules: ['in-role'], isAsleep: false });
    expect(judge(one, onDuty(12), at(19, 4)).level).toBe('stand-down');
  }
});

test('a level that stood is kept for ten minutes while sleepiness is near its limit', () => {
  const { caution, handOver } = DEFAULT_FATIGUE_POLICY;
  const policy = {
    ...DEFAULT_FATIGUE_POLICY,
    caution: { ...caution, awakeMs: null },
    handOver: { ...handOver, awakeMs: null, sleptIn24hMs: 0 },
  };
  const short: RestFact = { id: 's', kind: 'slept', at: at(18, 6), fromAt: at(18, 3), toAt: at(18, 6) };
  const minutes = Array.from({ length: 6 * 60 }, (_, index) => at(18, 7) + index * MINUTE_MS);
  const sleepiness = (when: number) => estimatesAt(rest(short), [when])[0]?.kss ?? 0;
  const below = minutes.find((when) => sleepiness(when) < 6);
  if (below === undefined) throw new Error('the day wakes them');
  const level = (minute: number) => judge(rest(short), NO_DUTY, below + minute * MINUTE_MS, policy).level;
  expect([-1, 0, 9, 10].map(level)).toEqual(['caution', 'caution', 'caution', 'rested']);
});

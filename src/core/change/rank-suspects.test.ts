import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeAt, shopQuestion, signalAt } from '#testing/suspect-question.ts';
import { fromIso } from '../shared/instant.ts';
import { rankSuspects } from './rank-suspects.ts';
import type { RecordedChange } from './recorded-change.ts';

/** Quiet changes of other services over two weeks, so that the company has a usual rate of change. */
const USUAL: RecordedChange[] = Array.from({ length: 42 }, (_, index) =>
  changeAt(`2026-02-${15 + Math.floor(index / 3)}T0${(index % 3) + 6}:00Z`, {
    id: `usual ${index}`,
    services: [index % 2 === 0 ? 'search' : 'mailer'],
    title: `Tidy up ${index}`,
  }),
);
const NOW = '2026-03-02T17:03Z';
const first = (...changes: RecordedChange[]) => rankSuspects(shopQuestion([...USUAL, ...changes], [signalAt(NOW)]));
const named = (id: string, at: string, change: Partial<RecordedChange> = {}) => changeAt(at, { id, ...change });

describe('which change it was', () => {
  test('a change to what the hurting service calls, minutes before, is a strong suspect with its reasons', () => {
    const { strong } = first(named('culprit', '2026-03-02T17:00Z'));
    expect(strong?.changeId).toBe('culprit');
    expect(strong?.reasons).toEqual([
      { kind: 'touched', service: 'payments', place: 'checkout', relation: 'caller' },
      { kind: 'before', ms: 180_000 },
    ]);
  });

  test('the nearer service goes before the nearer time', () => {
    const { suspects } = first(
      named('same service', '2026-03-02T16:30Z', { services: ['checkout'] }),
      named('elsewhere', '2026-03-02T17:01Z', { services: ['search'] }),
    );
    expect(suspects[0]?.changeId).toBe('same service');
  });

  test('a rare word in common with the signal goes before a little less time', () => {
    const question = shopQuestion(
      [
        ...USUAL,
        named('spoken of', '2026-03-02T15:00Z', { title: 'Round refunds by currency' }),
        named('later', '2026-03-02T16:20Z'),
      ],
      [signalAt(NOW, { text: 'refund totals off by cents' })],
    );
    const [one] = rankSuspects(question).suspects;
    expect(one?.changeId).toBe('spoken of');
    expect(one?.reasons).toContainEqual({ kind: 'words', words: ['refunds'] });
  });

  test('what went to another environment or was undone before it hurt is no strong suspect', () => {
    const staging = first(named('staging', '2026-03-02T17:00Z', { environment: 'staging' }));
    const undone = first(
      named('undone', '2026-03-02T15:00Z', { status: 'rolled-back', endsAt: fromIso('2026-03-02T15:20Z') }),
    );
    expect([staging.strong, undone.strong]).toEqual([null, null]);
    expect(staging.suspects[0]?.reasons).toContainEqual({ kind: 'elsewhere', environment: 'staging' });
    expect(undone.suspects[0]?.reasons).toContainEqual({ kind: 'undone-before' });
  });

  test('what was undone only after it hurt is still suspected', () => {
    const tried = named('tried', '2026-03-02T17:00Z', {
      status: 'rolled-back',
      endsAt: fromIso('2026-03-02T17:20Z'),
    });
    expect(first(tried).strong?.changeId).toBe('tried');
  });

  test('the restart that somebody tries after the alert is not its cause', () => {
    const { suspects } = first(named('restart', '2026-03-02T17:10Z', { services: ['checkout'], kind: 'command' }));
    expect(suspects.find(({ changeId }) => changeId === 'restart')?.probability ?? 0).toBeLessThan(0.01);
  });

  test('nobody is strongly suspected when nothing near was changed, and hardware that is named speaks against changes', () => {
    expect(first().strong).toBeNull();
    const near = named('near', '2026-03-02T16:30Z');
    const question = (text: string) => rankSuspects(shopQuestion([...USUAL, near], [signalAt(NOW, { text })]));
    const quiet = question('requests fail').suspects[0]?.probability ?? 0;
    const hardware = question('ECC memory errors, host fenced');
    expect(hardware.otherCause).toBe('hardware');
    expect(hardware.suspects[0]?.probability).toBeLessThan(quiet);
  });

  test('a Sunday deployment across services is suspected on Monday evening, when nothing nearer was changed', () => {
    const rollout = named('rollout', '2026-03-01T15:00Z', { services: ['checkout', 'payments', 'ledger', 'search'] });
    expect(first(rollout).suspects[0]?.changeId).toBe('rollout');
  });

  test('without signals or changes there is no suspect and no error', () => {
    expect(rankSuspects({ catalogue: { features: [], services: [] }, changes: [], signals: [], asOf: 0 })).toEqual({
      suspects: [],
      strong: null,
      otherCause: null,
    });
  });
});

const anyChange = fc.record({
  minute: fc.integer({ min: 0, max: 20_000 }),
  services: fc.uniqueArray(fc.constantFrom('checkout', 'payments', 'ledger', 'search', 'unknown'), { maxLength: 3 }),
  kind: fc.constantFrom('deploy', 'config', 'migration', 'flag', 'infra', 'command'),
  environment: fc.constantFrom('production', 'staging'),
  status: fc.constantFrom('succeeded', 'in-progress', 'failed', 'rolled-back'),
  title: fc.constantFrom('Release', 'latency budget', 'x'.repeat(300), ''),
} as const);

describe('laws of the ranking', () => {
  const question = fc.array(anyChange, { maxLength: 30 }).map((drawn) =>
    shopQuestion(
      drawn.map(({ minute, ...change }, index) => ({
        ...changeAt(NOW, { id: `c${index}`, ...change }),
        at: fromIso(NOW) - minute * 60_000,
      })),
      [signalAt(NOW), signalAt('2026-03-02T17:09Z', { service: null, feature: 'find' })],
    ),
  );

  test('probabilities lie between 0 and 1, fall, and leave room for no change at all', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const shares = rankSuspects(asked).suspects.map(({ probability }) => probability);
        expect(shares).toEqual(shares.toSorted((one, other) => other - one));
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test('the order in which changes and signals are told is no matter', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const turned = { ...asked, changes: asked.changes.toReversed(), signals: asked.signals.toReversed() };
        const ids = (one: typeof asked) => rankSuspects(one).suspects.map(({ changeId }) => changeId);
        expect(ids(turned)).toEqual(ids(asked));
      }),
    );
  });
});

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

  test.each(['New access control', 'New access-control'])(
    '“%s” is about permissions, as is “not permitted”',
    (title) => {
      const { suspects } = rankSuspects(
        shopQuestion(
          [...USUAL, named('culprit', '2026-03-02T16:30Z', { title })],
          [signalAt(NOW, { text: 'not permitted' })],
        ),
      );
      expect(suspects[0]?.reasons).toContainEqual({ kind: 'trade', trade: 'permissions' });
    },
  );

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

  test('what went out although the gate had asked for a plan is suspected more, and says so', () => {
    const [planned, past] = [false, true].map(
      (pastGate) => first(named('deployed', '2026-03-01T16:30Z', { pastGate })).suspects[0],
    );
    expect(past?.probability).toBeGreaterThan((planned?.probability ?? 1) * 1.2);
    expect(past?.reasons).toContainEqual({ kind: 'without-plan' });
    expect(planned?.reasons).not.toContainEqual({ kind: 'without-plan' });
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

  test('a change across services goes before one of a single service, when each explains the harm alike', () => {
    const { suspects } = first(
      named('single', '2026-03-02T16:00Z', { services: ['payments'] }),
      named('several', '2026-03-02T16:00Z', { services: ['checkout', 'payments', 'ledger'] }),
    );
    expect(suspects[0]?.changeId).toBe('several');
  });

  test('a change of Sunday evening explains harm of Monday morning better than one of Friday that saw a working day', () => {
    const asked = (at: string) =>
      rankSuspects(shopQuestion([...USUAL, named('it', at)], [signalAt('2026-03-02T09:00Z')])).suspects[0]?.probability;
    expect(asked('2026-03-01T20:00Z')).toBeGreaterThan(asked('2026-02-27T20:00Z') ?? 1);
  });

  test('a first signal that has nothing to do with it does not clear a change made just after', () => {
    const stray = signalAt('2026-03-02T16:40Z', { service: 'reports' });
    const after = named('after', '2026-03-02T16:55Z', { services: ['checkout'] });
    const signals = [stray, signalAt(NOW), signalAt('2026-03-02T17:04Z', { service: 'search', severity: 'info' })];
    const { suspects } = rankSuspects(shopQuestion([...USUAL, after], signals));
    expect(suspects[0]?.changeId).toBe('after');
  });

  test('a rollout of six hours that still runs is suspected before one that ended at once', () => {
    const { suspects } = first(
      named('running', '2026-03-02T11:00Z', { status: 'in-progress' }),
      named('long done', '2026-03-02T11:00Z', { endsAt: fromIso('2026-03-02T11:05Z') }),
      named('just done', '2026-03-02T11:00Z', { endsAt: fromIso('2026-03-02T16:40Z') }),
    );
    expect(
      suspects
        .slice(0, 2)
        .map(({ changeId }) => changeId)
        .toSorted(),
    ).toEqual(['just done', 'running']);
  });

  test('the restart between two alerts of one service is not its cause', () => {
    const restart = named('restart', '2026-03-02T17:05Z', { services: ['checkout'], kind: 'command' });
    const question = shopQuestion([...USUAL, restart], [signalAt(NOW), signalAt('2026-03-02T17:09Z')]);
    expect(rankSuspects(question).suspects.find(({ changeId }) => changeId === 'restart')?.probability ?? 0).toBe(0);
  });

  test('housekeeping that was reported before the harm does not shift when it began', () => {
    const housekeeping = signalAt('2026-03-02T12:00Z', { service: 'mailer', severity: 'info' });
    const { strong } = rankSuspects(
      shopQuestion([...USUAL, named('culprit', '2026-03-02T17:00Z')], [housekeeping, signalAt(NOW)]),
    );
    expect(strong?.reasons).toContainEqual({ kind: 'before', ms: 180_000 });
  });

  test('a word that only a stray signal of another place uses says less than one of the place that was hurt first', () => {
    const change = named('spoken of', '2026-03-02T14:00Z', { title: 'Refund rounding' });
    const told = (one: string, other: string) =>
      rankSuspects(
        shopQuestion(
          [...USUAL, change],
          [signalAt(NOW, { text: one }), signalAt('2026-03-02T17:05Z', { service: 'mailer', text: other })],
        ),
      ).suspects[0]?.probability ?? 0;
    expect(told('refund rounding off', 'bounced')).toBeGreaterThan(told('bounced', 'refund rounding off'));
  });

  test('signals that name an environment nobody deploys to are read as those of the usual one', () => {
    const question = shopQuestion(
      [...USUAL, named('culprit', '2026-03-02T17:00Z')],
      [signalAt(NOW, { environment: 'eu-cluster-3' })],
    );
    expect(rankSuspects(question).strong?.changeId).toBe('culprit');
  });

  test('a rollout that still runs is told with who makes it, and a similar past incident with its id', () => {
    const running = named('running', '2026-03-02T16:58Z', { status: 'in-progress', author: 'noa' });
    const past = [{ incidentId: 'incident 7', services: ['payments'], hurt: ['checkout'] }];
    const question = shopQuestion([...USUAL, running], [signalAt(NOW)]);
    const [before] = rankSuspects(question).suspects;
    const [after] = rankSuspects({ ...question, past }).suspects;
    expect(after?.reasons).toContainEqual({ kind: 'still-rolling-out', author: 'noa' });
    expect(after?.reasons).toContainEqual({ kind: 'similar-past-incident', incidentId: 'incident 7' });
    expect(after?.probability).toBeGreaterThan(before?.probability ?? 1);
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

  test('one more change that is old and far from what is hurt moves no probability by more than a hundredth', () => {
    const far = changeAt('2026-02-20T10:00Z', { id: 'far', services: ['mailer'], title: 'Tidy' });
    fc.assert(
      fc.property(question, (asked) => {
        const usual = { ...asked, changes: [...asked.changes, ...USUAL] };
        const before = new Map(rankSuspects(usual).suspects.map((one) => [one.changeId, one.probability]));
        const after = rankSuspects({ ...usual, changes: [...usual.changes, far] }).suspects;
        for (const { changeId, probability } of after.filter((one) => before.has(one.changeId)))
          expect(Math.abs(probability - (before.get(changeId) ?? 0))).toBeLessThan(0.01);
      }),
    );
  });

  test('of two changes that differ only in time, the later one before the harm is no less suspected', () => {
    const kinds = fc.constantFrom('deploy', 'config', 'migration', 'flag', 'infra', 'command');
    const minutes = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(kinds, minutes, minutes, (kind, one, other) => {
        fc.pre(Math.min(one, other) >= 60 && Math.abs(one - other) > 1440);
        const at = (ago: number) => ({ ...changeAt(NOW, { id: `${ago}`, kind }), at: fromIso(NOW) - ago * 60_000 });
        const drawn = [at(one), at(other)];
        const { suspects } = rankSuspects(shopQuestion([...USUAL, ...drawn], [signalAt(NOW)]));
        const [likelier] = suspects.filter(({ changeId }) => drawn.some(({ id }) => id === changeId));
        expect(likelier?.changeId ?? `${Math.min(one, other)}`).toBe(`${Math.min(one, other)}`);
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

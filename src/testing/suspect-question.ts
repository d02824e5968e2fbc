import type { HurtSignal } from '#core/change/hurt-signal.ts';
import type { RecordedChange } from '#core/change/recorded-change.ts';
import type { SuspectQuestion } from '#core/change/rank-suspects.ts';
import { fromIso } from '#core/shared/instant.ts';

/** A shop with a checkout that calls payments, which call a ledger; search stands apart. */
const SHOP: SuspectQuestion['catalogue'] = {
  features: [
    { id: 'pay', name: 'Pay', services: ['checkout'] },
    { id: 'find', name: 'Find products', services: ['search'] },
  ],
  services: [
    { id: 'checkout', name: 'Checkout', dependsOn: ['payments'] },
    { id: 'payments', name: 'Payments', dependsOn: ['ledger'] },
    { id: 'ledger', name: 'Ledger', dependsOn: [] },
    { id: 'search', name: 'Search', dependsOn: [] },
    { id: 'mailer', name: 'Mailer', dependsOn: [] },
    { id: 'reports', name: 'Reports', dependsOn: ['ledger'] },
  ],
};

/** A deployment to payments in production at an instant such as `2026-03-02T16:50Z`, unless it is said otherwise. */
export function changeAt(at: string, change: Partial<RecordedChange> = {}): RecordedChange {
  return {
    id: `change ${at}`,
    at: fromIso(at),
    endsAt: null,
    kind: 'deploy',
    services: ['payments'],
    title: 'Release',
    description: '',
    environment: 'production',
    status: 'succeeded',
    author: null,
    size: null,
    ...change,
  };
}

/** An alert of the checkout at an instant, unless it is said otherwise. */
export function signalAt(at: string, signal: Partial<HurtSignal> = {}): HurtSignal {
  return {
    at: fromIso(at),
    source: 'alert',
    severity: 'critical',
    service: 'checkout',
    feature: null,
    instance: null,
    environment: null,
    text: 'p99 latency above 4 s',
    ...signal,
  };
}

/** The shop's question, asked an hour after the last signal. */
export function shopQuestion(changes: RecordedChange[], signals: HurtSignal[]): SuspectQuestion {
  return { catalogue: SHOP, changes, signals, asOf: Math.max(...signals.map(({ at }) => at)) + 3_600_000 };
}

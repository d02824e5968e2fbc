import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { describeReason } from './describe-reason.ts';

const nameOf = (id: string): string => ({ pay: 'Payments', shop: 'Checkout' })[id] ?? id;

test.each([
  [
    { kind: 'touched', service: 'pay', place: 'pay', relation: 'same' },
    'It changed Payments, which is where it hurts.',
  ],
  [
    { kind: 'touched', service: 'pay', place: 'shop', relation: 'caller' },
    'It changed Payments, which Checkout calls.',
  ],
  [{ kind: 'before', ms: 3 * MINUTE_MS }, 'It went out 3 minutes before the first sign.'],
  [{ kind: 'before', ms: 24 * HOUR_MS }, 'It went out 24 hours before the first sign.'],
  [{ kind: 'before', ms: 120 * HOUR_MS }, 'It went out 5 days before the first sign.'],
  [{ kind: 'still-rolling-out', author: 'Dana' }, 'It is still rolling out, by Dana.'],
  [{ kind: 'elsewhere', environment: 'staging' }, 'Against it: it went to staging.'],
] as const)('%j reads: %s', (reason, sentence) => expect(describeReason(reason, nameOf)).toBe(sentence));

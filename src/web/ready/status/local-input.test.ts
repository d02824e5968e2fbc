import { expect, test } from 'vitest';
import { instantOfLocal } from '../oncall/rotation-body.ts';
import { toLocalInput } from './local-input.ts';

test.each(['2026-11-26T17:03:00.000Z', '2026-07-01T00:00:00.000Z', '2026-10-25T23:59:00.000Z'])(
  'what a field shows of %s means the same instant',
  (instant) => {
    expect(instantOfLocal(toLocalInput(instant))).toBe(instant);
  },
);

import { expect, test } from 'vitest';
import { putRotation } from './people.ts';

const ROTATION = { name: 'On call', zone: 'UTC', startsOn: '2024-01-07T09:00', people: ['per_1'] };

test.each(['2024-13-45T99:99', '2023-02-29T09:00', '2024-01-07T24:00', '2024-01-07', 'soon', ''])(
  'a rotation that begins at %j is refused, or nobody could be found on call any more',
  (startsOn) => {
    const faults = putRotation.body.safeParse({ ...ROTATION, startsOn }).error?.issues;
    expect(faults?.map(({ message }) => message)).toEqual([
      'This is not a date and time; write it like 2026-01-31T09:00.',
    ]);
  },
);

test('a rotation begins at a minute of the calendar', () => {
  expect(putRotation.body.parse(ROTATION).startsOn).toBe(ROTATION.startsOn);
});

test('an override ends after it begins', () => {
  const override = (fromAt: string, toAt: string) =>
    putRotation.body.safeParse({ ...ROTATION, overrides: [{ personId: 'per_1', fromAt, toAt }] }).success;
  expect(override('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+02:00')).toBe(false);
  expect(override('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')).toBe(true);
});

test.each(['__proto__', 'On Call', '-x', 'x'.repeat(65)])('a rotation is not named %j', (id) => {
  expect(putRotation.params.safeParse({ id }).success).toBe(false);
});

import { expect, test } from 'vitest';
import { putRotation } from './people.ts';

const rotation = { name: 'On call', zone: 'Europe/Berlin', startsOn: '2026-11-23T09:00', people: ['p_1'] };
const override = { personId: 'p_1', fromAt: '2026-11-27T10:00:00Z', toAt: '2026-11-27T12:00:00+01:00' };

function faults(body: object): [string, string][] {
  return (putRotation.body.safeParse(body).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
}

test('a rotation starts at a local date and time, and says how to write it', () => {
  expect(faults(rotation)).toEqual([]);
  expect(faults({ ...rotation, startsOn: '2026-11-23 09:00' })).toEqual([
    ['startsOn', 'This is not a date and time; write it like 2026-01-31T09:00.'],
  ]);
});

test('an override that ends before it begins is a fault, whatever the offsets say', () => {
  expect(faults({ ...rotation, overrides: [override] })).toEqual([]);
  expect(faults({ ...rotation, overrides: [{ ...override, toAt: '2026-11-27T10:30:00+01:00' }] })).toEqual([
    ['overrides.0.toAt', 'This ends before it begins.'],
  ]);
});

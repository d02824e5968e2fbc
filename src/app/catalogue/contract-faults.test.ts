import { describe, expect, test } from 'vitest';
import { catalogue } from '#contract/catalogue.ts';
import { catalogueFaults } from './catalogue-faults.ts';

const office = { zone: 'Europe/London', week: { mon: '09:00-17:00' } };
const paths = (data: object) => catalogueFaults(catalogue.parse(data)).map(({ path }) => path);

describe('a catalogue with contracts', () => {
  test('of an earlier version is read as before: no tiers, no contracts, no contacts', () => {
    const read = catalogue.parse({
      customers: [{ id: 'acme', name: 'Acme', tier: 'gold', emails: ['a@acme.example'] }],
    });
    expect(catalogueFaults(read)).toEqual([]);
    expect(read.customers[0]).toEqual({
      id: 'acme',
      name: 'Acme',
      tier: 'gold',
      contract: null,
      emails: ['a@acme.example'],
      contacts: [],
    });
  });

  test('names contracts and tiers that do not exist, where they are named', () => {
    const data = {
      tiers: [{ id: 'gold', contract: 'nothing' }],
      customers: [{ id: 'acme', name: 'Acme', tier: 'silver', contract: 'lost' }],
    };
    expect(paths(data)).toEqual(['tiers.0.contract', 'customers.0.contract', 'customers.0.tier']);
  });

  test('has hours of a zone that exists, with working time, and real days without work', () => {
    const hours = { zone: 'Mars/Base', week: {}, holidays: ['2026-02-30'] };
    const data = { contracts: [{ id: 'c', title: 'C', hours }] };
    expect(paths(data)).toEqual(['contracts.0.hours.zone', 'contracts.0.hours.week', 'contracts.0.hours.holidays.0']);
  });

  test('promises nothing that takes no time, or longer than its hours of half a year', () => {
    const data = {
      contracts: [
        { id: 'a', title: 'A', firstResponse: '0m', restore: '181d' },
        { id: 'b', title: 'B', hours: office, restore: '209h' },
        { id: 'c', title: 'C', hours: office, restore: '208h', warnBefore: '0m' },
      ],
    };
    expect(paths(data)).toEqual(['contracts.0.firstResponse', 'contracts.0.restore', 'contracts.1.restore']);
  });

  test.each([
    [{ firstResponse: '4 hours' }],
    [{ availability: 101 }],
    [{ hours: 'sometimes' }],
    [{ respond: '1h' }],
    [{ hours: { ...office, week: { mon: '9-17' } } }],
  ])('refuses %j', (terms) => {
    expect(catalogue.safeParse({ contracts: [{ id: 'c', title: 'C', ...terms }] }).success).toBe(false);
  });
});

import type { Catalogue } from '#contract/catalogue.ts';

/** What the sample company and the drills' company promise their customers. */
export const SAMPLE_TERMS: Pick<Catalogue, 'tiers' | 'contracts'> = {
  tiers: [
    { id: 'enterprise', title: 'Enterprise', contract: 'enterprise-care' },
    { id: 'standard', title: 'Standard', contract: 'business-hours' },
  ],
  contracts: [
    {
      id: 'enterprise-care',
      title: 'Enterprise care',
      hours: 'always',
      priorities: ['P1', 'P2'],
      firstResponse: '30m',
      notification: '30m',
      updateEvery: '1h',
      restore: '4h',
      warnBefore: '15m',
      availability: 99.9,
    },
    {
      id: 'business-hours',
      title: 'Business hours',
      hours: {
        zone: 'Europe/London',
        week: { mon: '09:00-18:00', tue: '09:00-18:00', wed: '09:00-18:00', thu: '09:00-18:00', fri: '09:00-18:00' },
        holidays: ['2026-12-25', '2026-12-28', '2027-01-01'],
      },
      priorities: ['P1', 'P2'],
      firstResponse: '4h',
      notification: '2h',
      updateEvery: '4h',
      restore: null,
      warnBefore: '15m',
      availability: 99.5,
    },
  ],
};

import { expect, test } from 'vitest';
import { customerReport } from '#contract/customers.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { commsDesk } from '#testing/comms-desk.ts';

const ACME = { id: 'acme', name: 'Acme', tier: 'standard', contract: null, emails: ['a@acme.example'], contacts: [] };

test('of a month before there was a desk nobody claims that service worked, and of its first only since', async () => {
  const desk = await commsDesk({ customers: [ACME] });
  const report = (month: string) =>
    desk.ask(customerReport, 'soc', { params: { id: 'acme' }, query: { space: 'real', month } });
  desk.clock.advanceTo(desk.clock.now() + HOUR_MS);
  expect(await report('2026-10')).toMatchObject({ availability: null, hoursMs: 0 });
  expect(await report('2026-11')).toMatchObject({ availability: 100, fromAt: '2026-11-23T17:03:00.000Z' });
});

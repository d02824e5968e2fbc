import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleWakeUp } from '#app/wake-up.ts';
import { assess } from '#contract/assessment.ts';
import { getRoom, raiseHand } from '#contract/incident.ts';
import { holdUpdate } from '#contract/duties.ts';
import { fromIso, MINUTE_MS } from '#core/shared/instant.ts';
import { simulatedClock } from '#drills/simulated-clock.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';

const ROUNDS = 10;
const clock = simulatedClock(fromIso('2026-11-23T17:03:00Z'));
let storage: FreshStorage;
let desk: CommsDesk;
let other: CommsDesk;

beforeAll(async () => {
  storage = await freshStorage();
  const acme = {
    id: 'acme',
    name: 'Acme',
    tier: 'standard',
    contract: null,
    emails: ['ops@acme.example'],
    contacts: [],
  };
  const customers = [acme];
  desk = await commsDesk({ storage: storage.real, clock, customers });
  const another = storage.openAnother();
  const same = another.spaces.storage(await realSpace(another));
  other = await commsDesk({ storage: same, clock, customers, seed: 'other' });
});
afterAll(() => storage.close());

async function outage(title: string): Promise<string> {
  const { id } = await desk.ask(raiseHand, 'soc', { body: { title, featureId: 'environments' } });
  const body = {
    featureId: 'environments',
    customerIds: ['acme'],
    symptom: 'Saving an environment fails',
    evidence: [{ source: 'alert' as const }, { source: 'metric' as const }],
    override: { priority: 'P1', reason: 'Seen on two sides' },
  };
  await desk.ask(assess, 'imoc', { params: { id }, body });
  return id;
}

async function mailsOf(id: string): Promise<string[]> {
  const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: id });
  return rows
    .filter(({ message }) => message.about === 'update' && message.address === 'ops@acme.example')
    .map((row) => row.id);
}

test('an update held on one server in the moment another sends it stays or has gone, never both', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await outage(`Saving fails, ${round}`);
    const { duties } = await desk.ask(getRoom, 'soc', { params: { id } });
    const duty = duties.find(({ step }) => step === 'update-customers');
    clock.advanceTo(Math.max(clock.now(), Date.parse(duty?.performAt ?? '')));
    const reason = 'The feature is wrong';
    const hold = () =>
      other.ask(holdUpdate, 'soc', { params: { id }, body: { key: duty?.key ?? '', minutes: 10, reason } });
    const send = () => handleWakeUp(desk.context, { kind: 'incident', id });
    const attempts = round % 2 === 0 ? [send(), hold()] : [hold(), send()].toReversed();
    const isHeld = (await Promise.allSettled(attempts))[1]?.status === 'fulfilled';
    expect(await mailsOf(id)).toHaveLength(isHeld ? 0 : 1);
    clock.advanceTo(clock.now() + 11 * MINUTE_MS);
    await Promise.all([desk, other].map(({ context }) => handleWakeUp(context, { kind: 'incident', id })));
    expect(await mailsOf(id)).toHaveLength(1);
  }
}, 60_000);

import * as contract from '#contract/customers.ts';
import { answer, notFound, type FakeAnswer } from './fake-answers.ts';
import { minutesFrom } from './sample-room.ts';

const MONTH = '2026-11';
const ACME = {
  id: 'acme',
  name: 'Acme',
  tier: 'Enterprise',
  contract: 'Enterprise care',
  incidents: 2,
  breaches: 1,
  lostMs: 5_400_000,
  availability: 99.7916,
  promised: 99.9,
  kept: false,
};

export const FAKE_CUSTOMER_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.listCustomerMonths, ({ query, mood }) => {
    const { month = MONTH } = query;
    if (mood === 'first-visit') return { month, customers: [], spared: 200 };
    const rest = { ...ACME, breaches: 0, lostMs: 0, availability: 100, promised: null, kept: null, contract: null };
    const many = Array.from({ length: mood === 'many' ? 200 : 2 }, (_, row) => ({
      ...rest,
      id: `customer-${row}`,
      name: row === 0 ? 'חברת הדוגמה בע״מ' : `Customer number ${row} of a name that is longer than a phone is wide`,
    }));
    return { month, customers: [ACME, ...many], spared: 197 };
  }),
  answer(contract.customerReport, ({ params, query }) => {
    if (params.id !== 'acme') throw notFound('customer', params.id);
    const { month = MONTH } = query;
    return {
      customer: { id: 'acme', name: 'Acme', tier: 'Enterprise', contract: 'Enterprise care' },
      month,
      zone: 'Europe/London',
      fromAt: '2026-11-01T00:00:00.000Z',
      toAt: '2026-12-01T00:00:00.000Z',
      untilAt: '2026-12-01T00:00:00.000Z',
      hoursMs: 2_592_000_000,
      lostMs: 5_400_000,
      availability: 99.7916,
      promised: 99.9,
      kept: false,
      incidents: [
        {
          id: 'inc_1',
          number: 41,
          title: 'Customers cannot update environments',
          priority: 'P1',
          feature: 'Environments',
          fromAt: '2026-11-05T17:03:00.000Z',
          toAt: '2026-11-05T18:33:00.000Z',
          lostMs: 5_400_000,
          counts: true,
        },
        {
          id: 'inc_2',
          number: 44,
          title: 'Reports are slow',
          priority: 'P3',
          feature: 'Reports',
          fromAt: '2026-11-12T09:00:00.000Z',
          toAt: null,
          lostMs: 0,
          counts: false,
        },
      ],
      clocks: [
        { clock: 'first-response', due: 2, kept: 1 },
        { clock: 'update', due: 3, kept: 3 },
      ],
      breaches: [
        {
          incidentId: 'inc_1',
          number: 41,
          clock: 'first-response',
          occurrence: 1,
          dueAt: '2026-11-05T17:33:00.000Z',
          metAt: '2026-11-05T17:41:00.000Z',
          lateMs: 480_000,
        },
      ],
      words: [
        {
          number: 41,
          at: '2026-11-05T17:41:00.000Z',
          channel: 'mail',
          outcome: 'sent',
          text: 'We see it too, for several customers. You hear from us again by 18:41 UTC.',
        },
      ],
      markdown: '# Acme, 2026-11\n\nAvailability 99.791 %.\n',
    };
  }),
  answer(contract.incidentLedger, ({ state, mood }) => ledger(minutesFrom(state.nowMs()), mood === 'first-visit')),
  answer(contract.customerLedger, ({ state }) => ledger(minutesFrom(state.nowMs()), false)),
];

function ledger(at: (minutes: number) => string, isEmpty: boolean) {
  const entry = {
    textId: 'text_1',
    customer: { id: 'acme', name: 'Acme' },
    to: null,
    channel: 'mail',
    address: 'ops@acme.example',
    outcome: 'sent' as const,
    outcomeAt: at(-22),
    proof: '250 2.0.0 OK queued as 4F1B2C3D4E5F60718293A4B5C6D7E8F9',
  };
  if (isEmpty) return { words: [], entries: [], isComplete: true };
  return {
    words: [
      {
        textId: 'text_1',
        incidentId: 'inc_1',
        number: 42,
        audience: 'customers',
        at: at(-23),
        text: 'We are investigating.\nYou hear from us again by 18:41 UTC.',
      },
    ],
    entries: [
      entry,
      {
        ...entry,
        customer: { id: 'rtl', name: 'חברת הדוגמה בע״מ' },
        to: 'the reporter',
        outcome: 'failed' as const,
        proof: '550 no such user',
      },
      { ...entry, customer: null, channel: 'status-page', address: null, outcome: 'kept' as const, proof: null },
    ],
    isComplete: true,
  };
}

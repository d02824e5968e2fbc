import type { Room } from '#contract/room.ts';

type Customer = Room['customers'][number];
type Clock = Customer['clocks'][number];
/** Instants relative to a moment, as ISO 8601. */
type Minutes = (minutes: number) => string;

function clock(at: Minutes, kind: Clock['kind'], dueIn: number, change: Partial<Clock> = {}): Clock {
  return {
    key: `${kind}#1`,
    kind,
    status: dueIn < 0 ? 'late' : 'running',
    startedAt: at(-33),
    warnAt: at(dueIn - 15),
    dueAt: at(dueIn),
    metAt: null,
    stoppedAt: null,
    breached: dueIn < 0,
    ...change,
  };
}

function customer(id: string, name: string, clocks: Clock[], change: Partial<Customer> = {}): Customer {
  return { id, name, tier: 'Standard', contract: 'Business hours', clocks, ...change };
}

/** Customers half an hour into a P1: one late, one in time, one with nothing promised. */
export function sampleCustomers(at: Minutes): Customer[] {
  const met = { status: 'met', metAt: at(-23) } as const;
  return [
    customer(
      'acme',
      'Acme',
      [
        clock(at, 'update', -3),
        clock(at, 'restore', 207),
        clock(at, 'first-response', -3, met),
        clock(at, 'notification', 7, { ...met, status: 'met-late', breached: true }),
      ],
      { tier: 'Enterprise', contract: 'Enterprise care' },
    ),
    customer('globex', 'Globex International Holdings and Subsidiaries (Europe, Middle East and Africa)', [
      clock(at, 'update', 37),
      clock(at, 'first-response', 207, met),
    ]),
    customer('rtl', 'חברת הדוגמה בע״מ', [], { contract: null }),
  ];
}

/** A night on which everybody is hurt. */
export function manyCustomers(at: Minutes, count: number): Customer[] {
  return Array.from({ length: count }, (_, row) =>
    customer(`customer-${row}`, `Customer number ${row}`, [
      clock(at, 'first-response', row - 5),
      clock(at, 'restore', 200 + row),
    ]),
  );
}

import { useState } from 'react';
import { listCustomerMonths, type CustomerMonth } from '#contract/customers.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import { availabilityWords, keptWords } from './figures.ts';
import { MonthPicker } from './month-picker.tsx';
import { monthWords } from './months.ts';

/** A month of all customers: whom incidents hurt, and how what was promised was kept. */
export function CustomersPage() {
  const [month, setMonth] = useState<string | null>(null);
  const answer = useAnswer(listCustomerMonths, { query: month === null ? {} : { month } });
  return (
    <Page title="Customers" lead="How what was promised was kept, month by month. Nothing here is sent to anybody.">
      <Shown answer={answer}>
        {(shown) => (
          <>
            <MonthPicker month={shown.month} onChange={setMonth} />
            {shown.customers.length === 0 ? (
              <Empty
                title={`No incident hurt a customer in ${monthWords(shown.month)}.`}
                lead="A customer appears here when a report or an assessment names it."
              />
            ) : (
              <MonthTable customers={shown.customers} month={shown.month} />
            )}
            <p>{sparedWords(shown.spared)}</p>
          </>
        )}
      </Shown>
    </Page>
  );
}

function MonthTable({ customers, month }: { customers: readonly CustomerMonth[]; month: string }) {
  return (
    <Rows
      label={`Customers in ${monthWords(month)}`}
      rows={customers}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Customer',
          main: true,
          cell: ({ id, name }) => (
            <PlaceLink to={`/ready/customers/${id}/${month}`}>
              <bdi>{name}</bdi>
            </PlaceLink>
          ),
        },
        { title: 'Contract', cell: ({ contract, tier }) => contract ?? `${tier}, nothing promised` },
        { title: 'Available', numeric: true, cell: ({ availability }) => availabilityWords(availability) },
        { title: 'Promised', numeric: true, cell: ({ promised, kept }) => keptWords(promised, kept) },
        { title: 'Incidents', numeric: true, cell: ({ incidents }) => incidents },
        { title: 'Missed', numeric: true, cell: ({ breaches }) => breaches },
      ]}
    />
  );
}

function sparedWords(spared: number): string {
  if (spared === 0) return '';
  return spared === 1 ? 'One customer was hurt by none.' : `${spared} customers were hurt by none.`;
}

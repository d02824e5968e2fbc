import type { Catalogue, Customer } from '#contract/catalogue.ts';
import { Empty } from '../../ui/empty.tsx';
import { Rows } from '../../ui/rows.tsx';
import { useMay } from '../../session/rights.ts';
import { contractTitle, hoursWords, promiseWords } from './contract-words.ts';

const SHOWN_AT_MOST = 500;

interface CatalogueTableProps {
  catalogue: Catalogue;
  part: 'features' | 'services' | 'contracts' | 'customers';
  search: string;
}

/** One part of the catalogue as a table. */
export function CatalogueTable({ catalogue, part, search }: CatalogueTableProps) {
  if (catalogue[part].length === 0)
    return <Empty title={`No ${part} yet.`} lead="Paste a file under “As a file”, or put one by the API." />;
  const finds = (entry: { id: string; name?: string; title?: string }) =>
    `${entry.id} ${entry.name ?? entry.title ?? ''}`.toLowerCase().includes(search.trim().toLowerCase());
  const idColumn = { title: 'Id', cell: (entry: { id: string }) => <code>{entry.id}</code> };
  const nameColumn = { title: 'Name', main: true, cell: (entry: { name: string }) => <bdi>{entry.name}</bdi> };
  const common = { label: part, keyOf: (entry: { id: string }) => entry.id };
  switch (part) {
    case 'features':
      return (
        <Rows
          {...common}
          rows={catalogue.features.filter(finds).slice(0, SHOWN_AT_MOST)}
          columns={[
            nameColumn,
            { title: 'Tier', cell: (feature) => feature.tier },
            { title: 'Served by', cell: (feature) => <code>{feature.services.join(', ')}</code> },
            idColumn,
          ]}
        />
      );
    case 'services':
      return (
        <Rows
          {...common}
          rows={catalogue.services.filter(finds).slice(0, SHOWN_AT_MOST)}
          columns={[
            nameColumn,
            { title: 'Depends on', cell: (service) => <code>{service.dependsOn.join(', ')}</code> },
            { title: 'Owner', cell: (service) => service.owner },
            idColumn,
          ]}
        />
      );
    case 'contracts':
      return (
        <Rows
          {...common}
          rows={catalogue.contracts.filter(finds).slice(0, SHOWN_AT_MOST)}
          columns={[
            { title: 'Title', main: true, cell: (contract) => <bdi>{contract.title}</bdi> },
            { title: 'Promises', cell: promiseWords },
            { title: 'Hours', cell: (contract) => hoursWords(contract.hours) },
            { title: 'On', cell: ({ priorities }) => priorities?.join(', ') ?? 'every priority' },
            idColumn,
          ]}
        />
      );
    case 'customers':
      return (
        <Rows
          {...common}
          rows={catalogue.customers.filter(finds).slice(0, SHOWN_AT_MOST)}
          columns={[
            nameColumn,
            {
              title: 'Tier',
              cell: ({ tier }) => catalogue.tiers.find(({ id, title }) => id === tier && title !== '')?.title ?? tier,
            },
            { title: 'Contract', cell: (customer) => contractTitle(catalogue, customer) ?? 'by the procedure' },
            { title: 'Told at', cell: (customer) => <ToldAt customer={customer} /> },
            idColumn,
          ]}
        />
      );
  }
}

function ToldAt({ customer: { emails, contacts } }: { customer: Customer }) {
  const mayKnow = useMay('respond');
  if (!mayKnow) return <>for responders</>;
  if (emails.length + contacts.length === 0) return <>no address</>;
  return (
    <>
      {emails.join(', ')}
      {contacts.map(({ name, email }, at) => (
        <span key={email}>
          {at + emails.length > 0 && ', '}
          <bdi>{name}</bdi> {email}
        </span>
      ))}
    </>
  );
}

import type { Catalogue } from '#contract/catalogue.ts';
import { Empty } from '../../ui/empty.tsx';
import { Rows } from '../../ui/rows.tsx';

const SHOWN_AT_MOST = 500;

interface CatalogueTableProps {
  catalogue: Catalogue;
  part: 'features' | 'services' | 'customers';
  search: string;
}

/** One part of the catalogue as a table. */
export function CatalogueTable({ catalogue, part, search }: CatalogueTableProps) {
  if (catalogue[part].length === 0)
    return <Empty title={`No ${part} yet.`} lead="Paste a file under “As a file”, or put one by the API." />;
  const finds = (entry: { id: string; name: string }) =>
    `${entry.id} ${entry.name}`.toLowerCase().includes(search.trim().toLowerCase());
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
    case 'customers':
      return (
        <Rows
          {...common}
          rows={catalogue.customers.filter(finds).slice(0, SHOWN_AT_MOST)}
          columns={[
            nameColumn,
            { title: 'Tier', cell: (customer) => customer.tier },
            {
              title: 'Told at',
              cell: (customer) => (customer.emails.length === 0 ? 'no address' : customer.emails.join(', ')),
            },
            idColumn,
          ]}
        />
      );
  }
}

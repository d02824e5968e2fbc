import { useState } from 'react';
import { getCatalogue } from '#contract/catalogue.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { CatalogueTable } from './catalogue-table.tsx';
import { CatalogueYaml } from './catalogue-yaml.tsx';

type Part = 'features' | 'services' | 'contracts' | 'customers' | 'yaml';

const PARTS: readonly { value: Part; title: string }[] = [
  { value: 'features', title: 'Features' },
  { value: 'services', title: 'Services' },
  { value: 'customers', title: 'Customers' },
  { value: 'contracts', title: 'Contracts' },
  { value: 'yaml', title: 'As a file' },
];

/** What customers use, what serves it, who they are, and what was promised to them. */
export function CataloguePage() {
  const answer = useAnswer(getCatalogue);
  const [part, setPart] = useState<Part>('features');
  const [search, setSearch] = useState('');
  return (
    <Page title="Catalogue" lead="Priorities speak of core features and customers; this says which they are.">
      <ViewerNote needs="administer" />
      <Choice tabs legend="Show" options={PARTS} value={part} onChange={setPart} />
      <Shown answer={answer}>
        {(catalogue) =>
          part === 'yaml' ? (
            <CatalogueYaml catalogue={catalogue} />
          ) : (
            <>
              {catalogue[part].length > 12 && (
                <LineField
                  label={`Find among ${catalogue[part].length} ${part}`}
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
              )}
              <CatalogueTable catalogue={catalogue} part={part} search={search} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

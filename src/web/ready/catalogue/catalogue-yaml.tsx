import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Catalogue } from '#contract/catalogue.ts';
import { putCatalogueYaml } from '#contract/catalogue.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { writeCatalogueYaml } from './write-catalogue-yaml.ts';
import procedureStyles from '../procedure/procedure.module.css';

/** The whole catalogue as a file: copy it, keep it in version control, paste it back. */
export function CatalogueYaml({ catalogue }: { catalogue: Catalogue }) {
  const [yaml, setYaml] = useState(() => writeCatalogueYaml(catalogue));
  const put = useCommand(putCatalogueYaml);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending) put.mutate({ body: { yaml } });
  };
  return (
    <form onSubmit={send} className={procedureStyles.section} aria-label="Catalogue as a file">
      <WordsField
        className={procedureStyles.editor ?? ''}
        label="Catalogue as YAML"
        dir="ltr"
        spellCheck={false}
        minRows={18}
        maxRows={40}
        value={yaml}
        onChange={(event) => setYaml(event.currentTarget.value)}
      />
      <RefusalNote error={put.error} />
      {put.isSuccess && <p role="status">The catalogue is replaced.</p>}
      <div>
        <ActionButton type="submit" variant="filled" needs="administer" busy={put.isPending}>
          {put.isPending ? 'Replacing the catalogue' : 'Replace the catalogue by this file'}
        </ActionButton>
      </div>
    </form>
  );
}

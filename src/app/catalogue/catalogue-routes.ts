import { parseDocument } from 'yaml';
import * as contract from '#contract/catalogue.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import { plainIssue } from '#contract/plain-issue.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { faultCount, Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { catalogueFaults } from './catalogue-faults.ts';

/** Routes of features, services and customers. */
export function catalogueRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.getCatalogue, async ({ query, caller }) => {
      const catalogue = await (await context(query.space)).storage.catalogue.get();
      return caller.rights.has('respond') ? catalogue : withoutAddresses(catalogue);
    }),
    bind(contract.putCatalogue, async ({ query, body }) => replace(await context(query.space), body)),
    bind(contract.putCatalogueYaml, async ({ query, body }) =>
      replace(await context(query.space), readYaml(body.yaml)),
    ),
  ];
}

/** Whoever only looks needs to know who is a customer, not how people there are reached. */
function withoutAddresses(catalogue: Catalogue): Catalogue {
  return { ...catalogue, customers: catalogue.customers.map((one) => ({ ...one, emails: [], contacts: [] })) };
}

async function replace(space: SpaceContext, catalogue: Catalogue): Promise<Catalogue> {
  const faults = catalogueFaults(catalogue);
  if (faults.length > 0) throw new Refused('bad-catalogue', { faults: faultCount(faults.length) }, faults);
  await space.storage.catalogue.put(catalogue);
  space.live.tell({ topic: 'catalogue', id: null, version: null });
  return catalogue;
}

function readYaml(text: string): Catalogue {
  const document = parseDocument(text, { maxAliasCount: 0, strict: true } as Parameters<typeof parseDocument>[1]);
  if (document.errors.length > 0) {
    const details = document.errors.map((error) => ({
      line: error.linePos?.[0].line ?? 1,
      column: error.linePos?.[0].col ?? 1,
      message: error.message.split('\n')[0] ?? 'not YAML',
    }));
    throw new Refused('bad-catalogue', { faults: faultCount(details.length) }, details);
  }
  const parsed = contract.catalogue.safeParse(document.toJS({ maxAliasCount: 0 }), { error: plainIssue });
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new Refused('bad-catalogue', { faults: faultCount(details.length) }, details);
}

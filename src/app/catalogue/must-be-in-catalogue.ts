import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** Refuses the id of a feature that the catalogue does not hold; none at all is fine. */
export async function mustBeFeature(space: SpaceContext, id: string | null): Promise<void> {
  const { features } = await space.storage.catalogue.get();
  if (id !== null && !features.some((feature) => feature.id === id))
    throw new Refused('unknown-reference', { what: 'feature', id });
}

/** Refuses the id of a customer whom the catalogue does not hold; none at all is fine. */
export async function mustBeCustomer(space: SpaceContext, id: string | null): Promise<void> {
  const { customers } = await space.storage.catalogue.get();
  if (id !== null && !customers.some((customer) => customer.id === id))
    throw new Refused('unknown-reference', { what: 'customer', id });
}

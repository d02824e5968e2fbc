import { servicesOf } from '#core/change/services-of.ts';
import type { ChangeRecorded, IncomingChange } from '../ports/changes.ts';
import type { SpaceContext } from '../space-context.ts';
import { changeRow } from './change-row.ts';
import { recordChanges } from './record-change.ts';

/** Takes changes that a dialect understood. What this accepted is in the register when it answers. */
export async function takeChanges(context: SpaceContext, changes: IncomingChange[]): Promise<ChangeRecorded[]> {
  if (changes.length === 0) return [];
  const { services: catalogue } = await context.storage.catalogue.get();
  const rows = changes.map(({ hints, ...change }) => {
    const services = change.services.length > 0 ? change.services : servicesOf({ ...change, hints }, catalogue);
    return changeRow({ ...change, services, id: context.ids.next('change') });
  });
  return recordChanges(context, rows);
}

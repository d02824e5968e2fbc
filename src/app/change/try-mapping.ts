import type { tryMapping as contract } from '#contract/change-mapping.ts';
import type { AnswerOf } from '#contract/route.ts';
import {
  compileMapping,
  type ChangeMapping,
  type MappedRequest,
  type MappingFault,
} from '#core/change/change-mapping.ts';
import { readMappedFields } from '#core/change/read-mapped-fields.ts';
import { servicesOf } from '#core/change/services-of.ts';
import { toIso } from '#core/shared/instant.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

type Tried = AnswerOf<typeof contract>;

/** What a mapping makes of a sample, with the services that the catalogue adds; stores nothing. */
export async function tryMapping(space: SpaceContext, mapping: ChangeMapping, sample: MappedRequest): Promise<Tried> {
  const compiled = compileMapping(mapping);
  if (!compiled.ok) return failed(compiled.faults);
  const mapped = compiled.map(sample);
  if (mapped.outcome === 'failed') return failed(mapped.faults);
  if (mapped.outcome === 'ignored') return { outcome: 'ignored', change: null, faults: [] };
  const read = readMappedFields(mapped.fields);
  if (!read.ok) return failed(read.faults);
  const { fields } = read;
  const { services } = await space.storage.catalogue.get();
  const own = fields.services.length > 0 ? fields.services : servicesOf({ ...fields, hints: [] }, services);
  const at = fields.at === null ? null : toIso(fields.at);
  const environment = fields.environment ?? 'production';
  return { outcome: 'change', change: { ...fields, services: own, environment, at }, faults: [] };
}

/** Refuses a mapping that cannot be compiled, with what is wrong in each expression. */
export function mustCompile(mapping: ChangeMapping): void {
  const compiled = compileMapping(mapping);
  if (compiled.ok) return;
  const details = compiled.faults.map(({ field, message }) => ({ path: `mapping.${field}`, message }));
  throw new Refused('bad-input', {}, details);
}

function failed(faults: MappingFault[]): Tried {
  return { outcome: 'failed', change: null, faults };
}

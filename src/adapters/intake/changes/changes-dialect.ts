import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import { changeMapping } from '#contract/change-mapping.ts';
import { compileMapping } from '#core/change/change-mapping.ts';
import { readMappedFields } from '#core/change/read-mapped-fields.ts';
import { accepted, ignored } from '../change-answers.ts';
import { incomingChange } from '../incoming-change.ts';
import { speaksOfUndoing } from '../kind-words.ts';
import { readJson } from '../read-json.ts';
import { refuse } from '../refuse.ts';

/** Any JSON, read by the hook's own mapping. */
export const changesDialect: Dialect = { kind: 'changes', read };

function read(request: HookRequest): DialectResult {
  const json = readJson(request.rawBody);
  if (json.outcome === 'not-json') return refuse('not-json', [json.fault]);
  const mapping = changeMapping.safeParse(request.settings);
  const compiled = mapping.success ? compileMapping(mapping.data) : null;
  if (compiled === null || !compiled.ok)
    return refuse('bad-input', [{ path: 'mapping', message: 'This hook has no mapping that can be used.' }]);
  const mapped = compiled.map({ body: json.value, headers: request.headers });
  if (mapped.outcome === 'ignored') return ignored('The mapping’s “when” does not hold for this request.');
  const result =
    mapped.outcome === 'failed' ? { ok: false as const, faults: mapped.faults } : readMappedFields(mapped.fields);
  if (!result.ok)
    return refuse(
      'bad-input',
      result.faults.map(({ field, message }) => ({ path: `mapping.${field}`, message })),
    );
  const { key, at, status, ...fields } = result.fields;
  return accepted([
    incomingChange(
      {
        ...fields,
        ...{ source: 'generic', status, at },
        statusAt: status === 'in-progress' ? at : null,
        isRevert: speaksOfUndoing(fields.title),
        key: key === null ? null : `generic ${request.hookId} ${key}`,
      },
      request,
    ),
  ]);
}

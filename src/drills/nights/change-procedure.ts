import { isMap, isSeq, parseDocument, type Document } from 'yaml';

/** What is wrong with a change that somebody asked for, in one sentence. */
export class SettingError extends Error {}

/**
 * The file of a procedure with some of its values changed, each written `acknowledge.late.after=10m` for a step or
 * `rest.hand-over-after=2h` for anything else. Throws `SettingError` for what cannot be read; whether the value makes
 * sense is for the procedure's own check.
 */
export function changeProcedure(yaml: string, settings: readonly string[]): string {
  if (settings.length === 0) return yaml;
  const document = parseDocument(yaml);
  for (const setting of settings) change(document, setting);
  return document.toString();
}

function change(document: Document, setting: string): void {
  const [, path, value] = /^([\w.-]+)=(.*)$/s.exec(setting) ?? [];
  if (path === undefined || value === undefined)
    throw new SettingError(`“${setting}” is no setting. Write it like acknowledge.late.after=10m.`);
  const keys = path.split('.');
  document.setIn(placeOf(document, keys, setting), parseDocument(value).toJS() as unknown);
}

/** Steps are a list in the file and are named by their id. */
function placeOf(document: Document, keys: string[], setting: string): (string | number)[] {
  const [first = '', ...rest] = keys[0] === 'steps' ? keys.slice(1) : keys;
  if (keys[0] !== 'steps' && document.has(first)) return keys;
  const steps = document.get('steps');
  const index = isSeq(steps) ? steps.items.findIndex((step) => isMap(step) && step.get('id') === first) : -1;
  if (index < 0 || rest.length === 0)
    throw new SettingError(`“${setting}”: the procedure has no step and no part called ${first}. Check its name.`);
  return ['steps', index, ...rest];
}

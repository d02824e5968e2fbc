import { readFile } from 'node:fs/promises';
import { useCompany } from '#app/desk/sample-company.ts';
import type { DeskSettings } from '#app/desk/desk-settings.ts';
import { publish } from '#app/procedure/procedure-routes.ts';
import { randomKey } from '#app/keys.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { DESK } from '#core/shared/actor.ts';

const REFERENCE = new URL('../../procedures/reference.yaml', import.meta.url);

/** The procedure that ships with the desk. */
export function referenceProcedureYaml(): Promise<string> {
  return readFile(REFERENCE, 'utf8');
}

/** Gives a new desk its procedure, its hooks and, when asked for, the sample company. Safe to repeat. */
export async function prepareDesk(space: SpaceContext, settings: DeskSettings, sample: boolean): Promise<void> {
  const { procedures, signals } = space.storage;
  if ((await procedures.current()) === null) {
    await publish(space, { actor: DESK }, { yaml: await referenceProcedureYaml(), note: 'Ships with TwoAM.' });
    if (sample) await useCompany(space, settings, 'sample');
  }
  const kinds = new Set((await signals.hooks()).map((hook) => hook.kind));
  for (const [kind, name] of FIRST_HOOKS) {
    if (!kinds.has(kind))
      await signals.putHook({
        id: space.ids.next('hook'),
        kind,
        name,
        key: randomKey(),
        secret: null,
        settings: null,
        lastUsedAt: null,
      });
  }
}

const FIRST_HOOKS: [HookRow['kind'], string][] = [
  ['alertmanager', 'Alertmanager'],
  ['generic', 'Generic JSON'],
  ['report', 'Report form for support'],
];

import type { Call } from '#contract/client.ts';
import { listIncidents } from '#contract/incident.ts';
import { CliError } from './cli-context.ts';

/** An incident in its space, as routes take it. */
export interface Target {
  params: { id: string };
  query: { space: string };
}

/** The incident that a verb is about. */
export async function targetOf(call: Call, options: { space?: string }, which: string): Promise<Target> {
  return { params: { id: await incidentIdOf(call, options, which) }, query: spaceOf(options) };
}

/** The space that was named, else the real one. */
export function spaceOf(options: { space?: string }): { space: string } {
  return { space: options.space ?? 'real' };
}

/** An incident by number or id. */
export async function incidentIdOf(call: Call, options: { space?: string }, which: string): Promise<string> {
  if (!/^\d{1,9}$/.test(which)) return which;
  const { incidents } = await call(listIncidents, {
    query: { ...spaceOf(options), state: 'all', number: Number(which) },
  });
  const [found] = incidents;
  if (found === undefined) throw new CliError(`There is no incident ${which}. See \`twoam incident list --all\`.`);
  return found.id;
}

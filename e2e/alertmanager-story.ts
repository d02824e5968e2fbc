import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { apiClient, type Call } from '#contract/client.ts';
import { getGroup, listGroups, type GroupSummary } from '#contract/signal.ts';
import { startAlertmanager, type PostedAlert } from './start-alertmanager.ts';

export interface AlertmanagerStory {
  /** `prometheus-alertmanager`, as `findAlertmanager` answers it. */
  program: string;
  deskUrl: string;
  /** An API token that may view. */
  token: string;
  /** Address of a hook of the kind `alertmanager` on that desk. */
  hookUrl: string;
  /** What people do while the group is firing, such as declaring an incident from it. */
  whileFiring?: (groupId: string) => Promise<void>;
}

const hosts = ['h1', 'h2', 'h3'];
const patience = { timeout: 30_000, interval: 100 };

/**
 * Three alerts fire in a real Alertmanager, one of them later; the desk opens exactly one group for them; they are sent
 * again and nothing opens; they resolve one after the other and the group closes with the last, unless people made an
 * incident of it. Answers the group's id.
 */
export async function runAlertmanagerStory(story: AlertmanagerStory): Promise<{ groupId: string }> {
  const call = apiClient({ baseUrl: story.deskUrl, token: story.token, fetch });
  const name = `story-${randomUUID()}`;
  const alertmanager = await startAlertmanager(story.program, story.hookUrl);
  const groups = (): Promise<GroupSummary[]> => groupsOf(call, name);
  const counts = async (): Promise<unknown> => (await groups()).map(({ firing, resolved }) => ({ firing, resolved }));
  try {
    await alertmanager.post(hosts.slice(0, 2).map((host) => firingAlert(name, host)));
    await expect.poll(counts, patience).toEqual([{ firing: 2, resolved: 0 }]);
    await alertmanager.post(hosts.map((host) => firingAlert(name, host)));
    await expect.poll(counts, patience).toEqual([{ firing: 3, resolved: 0 }]);
    const [group] = await groups();
    if (group === undefined) throw new Error('the group has gone');
    expect(group.status).toBe('open');
    await story.whileFiring?.(group.id);
    const [triaged] = await groups();

    await alertmanager.post([resolvedAlert(name, 'h1')]);
    await expect.poll(counts, patience).toEqual([{ firing: 2, resolved: 1 }]);
    await alertmanager.post([resolvedAlert(name, 'h2'), resolvedAlert(name, 'h3')]);
    await expect.poll(counts, patience).toEqual([{ firing: 0, resolved: 3 }]);
    const [ended, ...others] = await groups();
    expect(others).toEqual([]);
    expect(ended).toMatchObject({ id: group.id, status: triaged?.status === 'open' ? 'closed' : triaged?.status });
    return { groupId: group.id };
  } finally {
    await alertmanager.close();
  }
}

/** The groups that hold alerts of this story; a desk may have others. */
async function groupsOf(call: Call, story: string): Promise<GroupSummary[]> {
  const { groups } = await call(listGroups, { query: { state: 'all' } });
  const held = await Promise.all(groups.map((group) => call(getGroup, { params: { id: group.id } })));
  return held
    .filter(({ signals }) => signals.some(({ labels }) => labels['story'] === story))
    .map(({ group }) => group);
}

function firingAlert(story: string, host: string): PostedAlert {
  return {
    labels: { alertname: 'DiskFull', story, instance: host, severity: 'critical', service: 'storage' },
    annotations: { summary: `Disk is full on ${host}`, description: 'No space left on /var.' },
  };
}

function resolvedAlert(story: string, host: string): PostedAlert {
  return { ...firingAlert(story, host), endsAt: new Date().toISOString() };
}

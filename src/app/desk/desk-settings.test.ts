import { expect, test } from 'vitest';
import type { Settings } from '../ports/settings.ts';
import { deskSettings } from './desk-settings.ts';

function settingsWith(stored: Record<string, { value: unknown; secret: string | null }>): Settings {
  const rows = new Map(Object.entries(stored));
  return {
    get: async (key) => {
      const row = rows.get(key);
      return row === undefined ? null : { ...row, secretLost: false };
    },
    put: async (key, value, secret) =>
      void rows.set(key, { value, secret: secret === undefined ? (rows.get(key)?.secret ?? null) : secret }),
  };
}

const folder = (path: string) => ({ kind: 'folder' as const, name: path, path, enabled: true });

test('a place that no longer reads takes no other place with it, nor its secret', async () => {
  const raw = settingsWith({
    'status-targets': {
      value: [
        { id: 'old', target: { kind: 'gopher' } },
        { id: 'site', target: folder('/srv/status') },
      ],
      secret: JSON.stringify({ old: 'kept', site: 'hush' }),
    },
  });
  const settings = deskSettings(raw, () => 'http://desk');
  expect((await settings.statusTargets()).map(({ id, secret }) => [id, secret])).toEqual([['site', 'hush']]);
  await settings.putStatusTarget('second', folder('/srv/second'));
  expect((await settings.statusTargets()).map(({ id }) => id)).toEqual(['site', 'second']);
  expect(await raw.get('status-targets')).toMatchObject({
    value: [{ id: 'old' }, { id: 'site' }, { id: 'second' }],
    secret: JSON.stringify({ old: 'kept', site: 'hush' }),
  });
});

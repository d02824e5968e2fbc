import { expect, test } from 'vitest';
import type { CliContext } from './cli-context.ts';
import { cliProgram } from './program.ts';

const ROLE = { role: 'approver', title: 'VP Engineering', people: [] };
const SETTINGS = {
  company: 'Acme',
  retentionDays: 365,
  publicUrl: 'https://desk.example.com',
  reportFormUrl: '',
  mail: { configured: true, host: 'mail', port: 587, secure: 'tls', user: 'u', from: 'a@b.example', secretLost: false },
  webhook: { configured: false, url: '', allowPrivate: false, secretLost: false },
  ticketHook: { configured: false, url: '', allowPrivate: false, secretLost: false },
};

const VERSION = {
  id: 'procedure_2',
  version: 2,
  name: 'Acme',
  publishedAt: '2026-11-26T11:00:00Z',
  publishedBy: 'Dana',
  note: '',
  current: true,
  yaml: '',
  steps: [],
  priorities: [],
  audiences: [],
  holes: [],
  uncovered: [],
  unreached: [],
  questions: [],
  otherwise: 'A bug',
};

const PLACE = {
  id: 'bucket',
  name: 'Bucket',
  kind: 's3',
  enabled: true,
  publishedAt: null,
  proof: null,
  triedAt: '2026-11-26T11:00:00Z',
  failure: 'storage.example answered HTTP 403.',
  nextAt: null,
};
const STATUS_PAGE = {
  url: 'https://desk.example.com/status',
  pageUrl: null,
  headline: 'No known incident',
  indicator: 'none',
  components: [],
  publications: [PLACE],
  subscribers: { mail: 0, webhook: 0, waiting: 0 },
};

const HOOK = {
  id: 'hook_1',
  kind: 'github',
  name: 'GitHub of Acme',
  url: 'https://desk.example.com/hooks/github/k',
  signed: true,
  secretLost: true,
  mapping: null,
  lastUsedAt: null,
};

async function findings(filledBy: string, settings: object = SETTINGS): Promise<string> {
  const printed: string[] = [];
  const answers: Record<string, unknown> = {
    '/api/v1/oncall': { at: '2026-11-26T11:00:00Z', roles: [ROLE] },
    '/api/v1/people': { people: [] },
    '/api/v1/settings': settings,
    '/api/v1/status-page': STATUS_PAGE,
    '/api/v1/hooks': { hooks: [HOOK], publicUrl: '' },
    '/api/v1/procedure/versions/current': {
      ...VERSION,
      roles: [{ id: 'approver', title: ROLE.title, filledBy, deputies: [] }],
    },
  };
  const context: CliContext = {
    out: (text) => void printed.push(text),
    err: () => {},
    localDesk: async () => ({ url: 'http://desk', token: 't' }),
    environment: {},
    fetch: async (address) => Response.json(answers[new URL(address as string).pathname]),
  };
  const program = cliProgram(context, '0', { list: async () => [], read: async () => '' });
  await expect(program.parseAsync(['node', 'twoam', 'doctor'])).rejects.toThrow('would fail tonight');
  return printed.join('\n');
}

test('a role that nobody fills comes with the way to fill it', async () => {
  expect(await findings('schedule approver')).toContain('Set its rotation, approver, under Ready, On call.');
  expect(await findings('vera')).toContain('The procedure names vera, and no such person is here.');
});

test('secrets that the desk’s key does not open are faults', async () => {
  const lost = {
    ...SETTINGS,
    mail: { ...SETTINGS.mail, secretLost: true },
    webhook: { ...SETTINGS.webhook, secretLost: true },
  };
  const printed = await findings('schedule approver', lost);
  expect(printed).toMatch(/fault +The desk’s key does not open the mail password/);
  expect(printed).toMatch(/fault +The desk’s key does not open the webhook’s secret/);
  expect(printed).toMatch(/fault +The desk’s key does not open the secret of the address GitHub of Acme/);
});

test('a place where the status page is out of date is a fault with its reason', async () => {
  expect(await findings('vera')).toContain(
    'The status page is not up to date at Bucket. storage.example answered HTTP 403.',
  );
});

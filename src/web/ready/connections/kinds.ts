import type { Connection } from '#contract/connection.ts';

export const KIND_NAMES: Record<Connection['kind'], string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  webhook: 'Webhook',
};

/** What is entered for each kind, besides its name and secret. */
export const KIND_FIELDS: Record<
  Connection['kind'],
  { secret: string; fields: readonly { name: string; label: string; description: string }[] }
> = {
  github: {
    secret: 'Access token',
    fields: [
      { name: 'url', label: 'Address', description: 'Empty for github.com. Enterprise: https://HOST/api/v3' },
      {
        name: 'issuesIn',
        label: 'Repository for action items',
        description: 'As owner/name: action items become its issues. May stay empty.',
      },
    ],
  },
  gitlab: {
    secret: 'Access token',
    fields: [{ name: 'url', label: 'Address', description: 'Empty for gitlab.com.' }],
  },
  webhook: {
    secret: 'What signs the requests',
    fields: [
      { name: 'url', label: 'Address', description: 'Where a step is posted.' },
      {
        name: 'statusUrl',
        label: 'Status address',
        description: 'Where an attempt is asked after, with {attempt} in it. Without one a lost answer stays unknown.',
      },
      {
        name: 'cancelUrl',
        label: 'Cancel address',
        description: 'Where an attempt is stopped, with {attempt} in it. May stay empty.',
      },
    ],
  },
};

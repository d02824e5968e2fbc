import type { z } from 'zod';
import type { change } from '#contract/changes.ts';
import type { outboxMessage } from '#contract/outbox.ts';
import type { settings } from '#contract/settings.ts';
import { DANA, OMER } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

export function sampleChanges(at: Minutes): z.output<typeof change>[] {
  const bare = {
    description: '',
    environment: 'production',
    status: 'succeeded' as const,
    endsAt: null,
    author: null,
    size: null,
    version: null,
    previousVersion: null,
    repository: null,
    link: null,
    key: null,
    isRevert: false,
    reverts: null,
    revertPlan: null,
    plan: null,
    gate: null,
  };
  return [
    {
      ...bare,
      id: 'chg_1',
      title: 'Deploy rbac-authorizer-service-eu-central-1-shard-0007',
      kind: 'deploy',
      services: ['rbac-authorizer-service-eu-central-1-sh7', 'gateway'],
      at: at(-26 * 60),
      statusAt: at(-26 * 60 + 7),
      endsAt: at(-26 * 60 + 7),
      author: OMER.name,
      size: { files: 41, lines: 1890 },
      version: '4.12',
      previousVersion: '4.11',
      repository: 'acme/rbac-authorizer',
      revertPlan: 'Redeploy 4.11, then clear the permission cache. Verified by saving an environment as Acme.',
      link: 'https://ci.example/deployments/4711',
      source: 'github',
    },
    {
      ...bare,
      id: 'chg_2',
      title: 'Raise the connection limit',
      kind: 'config',
      services: ['gateway'],
      at: at(-300),
      status: 'in-progress',
      statusAt: at(-300),
      source: 'cli',
    },
  ];
}

export function sampleMessages(at: Minutes): z.output<typeof outboxMessage>[] {
  const message = (
    row: number,
    state: 'waiting' | 'sent' | 'kept' | 'failed',
    subject: string,
  ): z.output<typeof outboxMessage> => ({
    id: `msg_${row}`,
    channel: 'mail',
    about: row % 2 === 0 ? 'update' : 'page',
    recipient: row % 2 === 0 ? 'ops@acme.example' : 'dana@example.com',
    subject,
    body: 'Hello,\n\nwe are seeing problems with updating environments since 17:03 UTC, and you may be affected.\n\nYou hear from us again by 17:34 UTC.',
    state,
    createdAt: at(-row * 3),
    sentAt: state === 'sent' ? at(-row * 3) : null,
    attempts: state === 'failed' ? 5 : 1,
    messageId: `<inc_1.update.${row}@twoam.example>`,
    proof: state === 'failed' ? '550 mailbox unavailable' : state === 'sent' ? '250 2.0.0 Ok: queued as 4F1B2C' : null,
    incidentId: 'inc_1',
  });
  return [
    message(0, 'waiting', 'Example company, problems with updating environments'),
    message(1, 'sent', 'Page: #41 Customers cannot update environments'),
    message(2, 'failed', 'Example company, problems with updating environments'),
    message(3, 'kept', 'Page: #41 Customers cannot update environments'),
  ];
}

export function sampleAudit(at: Minutes) {
  return Array.from({ length: 200 }, (_, row) => ({
    at: at(-row * 7),
    who: row % 5 === 0 ? 'token deploy pipeline' : DANA.name,
    what: ['assess', 'postUpdate', 'publishProcedure', 'recordChange', 'putSettings'][row % 5] ?? 'me',
    target: `inc_${row}`,
    outcome: row % 9 === 0 ? ('refused' as const) : ('done' as const),
  }));
}

export function sampleSettings(): z.output<typeof settings> {
  return {
    company: 'Example company',
    publicUrl: 'http://127.0.0.1:2600',
    reportFormUrl: 'http://127.0.0.1:2600/report/8d7e6f5a4b3c2d1e0f9a',
    retentionDays: 365,
    mail: {
      configured: true,
      host: 'mail.example.com',
      port: 587,
      secure: 'starttls',
      user: 'twoam',
      from: 'TwoAM <desk@example.com>',
      secretLost: false,
    },
    webhook: { configured: false, url: '', allowPrivate: false, secretLost: false },
    ticketHook: { configured: false, url: '', allowPrivate: false, secretLost: false },
  };
}

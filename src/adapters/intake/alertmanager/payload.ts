import { z } from 'zod';
import { instantText } from '../read-instant.ts';

const words = z.record(z.string(), z.string());

/** Webhook payload of Alertmanager, data format 4 (prometheus/alertmanager notify/webhook). Fields of later releases are ignored. */
export const payload = z.object({
  groupKey: z.string().min(1),
  truncatedAlerts: z.int().min(0).default(0),
  externalURL: z.string().default(''),
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels: words,
      annotations: words.default({}),
      startsAt: instantText.default(''),
      endsAt: instantText.default(''),
      generatorURL: z.string().default(''),
      fingerprint: z.string().default(''),
    }),
  ),
});
export type Payload = z.output<typeof payload>;
export type PayloadAlert = Payload['alerts'][number];

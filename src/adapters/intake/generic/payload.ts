import { z } from 'zod';
import { cleanLink } from '../clean-text.ts';
import { instantText } from '../read-instant.ts';

const mostAlerts = 10_000;

const isLink = (address: string): boolean => cleanLink(address) !== null;

/** One alert as the generic hook takes it; docs/intake.md explains each field. */
export const genericAlert = z
  .strictObject({
    status: z.enum(['firing', 'resolved']),
    key: z.string().trim().min(1).max(500),
    title: z.string().trim().min(1).max(300).nullish(),
    details: z.string().max(100_000).nullish(),
    group: z.string().trim().min(1).max(500).nullish(),
    severity: z.string().max(64).nullish(),
    service: z.string().max(200).nullish(),
    feature: z.string().max(64).nullish(),
    labels: z.record(z.string().max(200), z.string().max(2000)).nullish(),
    link: z.string().refine(isLink, 'must be an http or https address').nullish(),
    startedAt: instantText.nullish(),
    endedAt: instantText.nullish(),
    expiresAt: instantText.nullish(),
  })
  .refine((alert) => alert.status === 'resolved' || typeof alert.title === 'string', {
    path: ['title'],
    message: 'must be given for a firing alert',
  });
export type GenericAlert = z.output<typeof genericAlert>;

/** Several at once; each is then read by itself. */
export const batch = z.strictObject({ alerts: z.array(z.unknown()).min(1).max(mostAlerts) });

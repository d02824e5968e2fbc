import { z } from 'zod';
import { connectionName } from './connection.ts';
import { instant, route } from './route.ts';

const none = z.object({});
const tag = 'Runners';

/** How a runner is named in plans. */
export const runnerName = connectionName;
const nameParams = z.object({ name: runnerName });

const publicKey = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'an Ed25519 public key, SPKI in base64');
const signature = z.string().regex(/^[A-Za-z0-9+/]{86}==$/, 'an Ed25519 signature in base64');

const runnerCommand = z.object({
  name: z.string().max(64),
  parameters: z.array(z.string().max(64)).max(50),
});

export const runnerRow = z.object({
  name: runnerName,
  fingerprint: z.string().describe('SHA-256 of its public key'),
  commands: z.array(runnerCommand),
  version: z.string().nullable(),
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

export const listRunners = route({
  name: 'listRunners',
  method: 'GET',
  path: '/api/v1/runners',
  summary: 'Programs that run commands on your own machines, and when each was last seen.',
  tag,
  needs: 'respond',
  query: none,
  answer: z.object({ runners: z.array(runnerRow) }),
});
export const inviteRunner = route({
  name: 'inviteRunner',
  method: 'POST',
  path: '/api/v1/runners/:name/invite',
  summary: 'Make a token by which one runner of this name enrols, once, within an hour.',
  tag,
  needs: 'administer',
  params: nameParams,
  query: none,
  status: 201,
  answer: z.object({ id: runnerName, token: z.string(), expiresAt: instant }),
});
export const revokeRunner = route({
  name: 'revokeRunner',
  method: 'POST',
  path: '/api/v1/runners/:name/revoke',
  summary: 'Refuse every further request of a runner. Its name can be enrolled again with a new key.',
  tag,
  needs: 'administer',
  params: nameParams,
  query: none,
  answer: z.object({ id: runnerName }),
});
export const enrolRunner = route({
  name: 'enrolRunner',
  method: 'POST',
  path: '/api/v1/runner/enrol',
  summary: 'What `twoam runner enrol` calls: uses a one-time token up for a key made on the runner’s machine.',
  tag,
  needs: 'public',
  query: none,
  body: z.object({
    token: z.string().min(1).max(200),
    publicKey,
    proof: signature.describe('The token, signed by the private key'),
  }),
  answer: z.object({ id: runnerName }),
});

/** Addresses that a runner calls with signed requests, by POST. */
export const RUNNER_PATHS = { take: '/api/v1/runner/take', report: '/api/v1/runner/report' } as const;

/** Headers of a signed request. */
export const RUNNER_HEADERS = {
  name: 'x-twoam-runner',
  time: 'x-twoam-time',
  nonce: 'x-twoam-nonce',
  signature: 'x-twoam-signature',
} as const;

/** What a runner signs of a request; `bodyHash` is the SHA-256 of the body, in hex. */
export function signedText(request: {
  path: string;
  name: string;
  time: string;
  nonce: string;
  bodyHash: string;
}): string {
  const { path, name, time, nonce, bodyHash } = request;
  return ['twoam-runner-1', 'POST', path, name, time, nonce, bodyHash].join('\n');
}

/** What a runner signs to prove that it holds the key it enrols. */
export function enrolmentText(token: string): string {
  return `twoam-runner-enrol-1\n${token}`;
}

const attemptId = z.string().min(1).max(200);

/** One run of a runner's program, so that a copy of the runner does not do what this one has taken. */
const session = z.string().regex(/^[A-Za-z0-9_-]{16}$/, '16 random characters');

/** A runner asks for work; `known` are attempts that it has already. */
export const takeBody = z.object({
  session,
  former: z
    .array(session)
    .max(1000)
    .default([])
    .describe(
      'Earlier sessions on the same journal, which have ended: what they took and did not begin is taken again',
    ),
  known: z.array(attemptId).max(1000),
  commands: z.array(runnerCommand).max(500),
  version: z.string().max(50),
});
export type TakeBody = z.output<typeof takeBody>;

/** Which attempt a runner speaks of. */
const attempt = z.object({ runId: z.string().max(200), stepId: z.string().max(200), attemptId });
export type Attempt = z.output<typeof attempt>;

export const runnerStep = attempt.extend({
  command: z.string(),
  args: z.record(z.string(), z.string()),
  timeoutMs: z.int().positive(),
});
export type RunnerStep = z.output<typeof runnerStep>;
export const takeAnswer = z.object({ step: runnerStep.nullable() });

/**
 * What a runner says of an attempt, with the session that took it. `begun` asks whether it may start, after it wrote the
 * attempt to its journal. `not-begun`: it was stopped before it started it, and may be handed out again.
 */
export const reportBody = z.object({
  attempt,
  session,
  said: z.discriminatedUnion('state', [
    z.object({ state: z.literal('begun') }),
    z.object({ state: z.literal('not-begun') }),
    z.object({ state: z.literal('running') }),
    z.object({
      state: z.literal('ended'),
      outcome: z.enum(['succeeded', 'failed', 'cancelled']),
      why: z.string().max(1000).optional(),
    }),
    z.object({ state: z.literal('refused'), why: z.string().max(1000) }),
    z.object({ state: z.literal('unknown'), why: z.string().max(1000) }),
  ]),
  /** Pieces of what it printed, numbered from 1 within the attempt, so that a repeat is told apart. */
  output: z.array(z.object({ seq: z.int().positive(), text: z.string().max(20_000) })).max(20),
});
export type ReportBody = z.output<typeof reportBody>;

/** `stop`: it was cancelled or nobody waits for it any more, so it must not be started, and is stopped when it runs. */
export const reportAnswer = z.object({ go: z.enum(['on', 'stop']) });

import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import * as contract from '#contract/runner.ts';
import { runnerActor } from '#core/shared/actor.ts';
import { HOUR_MS, toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Clock } from '../ports/clock.ts';
import type { Runners } from '../ports/runners.ts';
import { Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';

export interface RunnerRoutesNeeds {
  runners: Runners;
  clock: Pick<Clock, 'now'>;
}

/** Routes of runners as people and `twoam runner enrol` see them. They are the whole desk's. */
export function runnerRoutes({ runners, clock }: RunnerRoutesNeeds): BoundRoute[] {
  return [
    bind(contract.listRunners, async () => ({
      runners: (await runners.list()).map(({ publicKey, enrolledAt, lastSeenAt, revokedAt, ...row }) => ({
        ...row,
        fingerprint: hashOf(Buffer.from(publicKey, 'base64')).slice(0, 16),
        enrolledAt: toIso(enrolledAt),
        lastSeenAt: isoOrNull(lastSeenAt),
        revokedAt: isoOrNull(revokedAt),
      })),
    })),
    bind(contract.inviteRunner, async ({ params: { name } }) => {
      const known = await runners.get(name);
      if (known !== null && known.revokedAt === null) throw new Refused('already-exists', { what: 'runner', id: name });
      const token = `twoam_runner_${randomBytes(32).toString('base64url')}`;
      const at = clock.now();
      const expiresAt = at + HOUR_MS;
      await runners.invite({ tokenHash: hashOf(token), name, at, expiresAt });
      return { id: name, token, expiresAt: toIso(expiresAt) };
    }),
    bind(contract.revokeRunner, async ({ params: { name } }) => {
      if (!(await runners.revoke(name, clock.now()))) throw new Refused('not-found', { what: 'runner', id: name });
      return { id: name };
    }),
    bind(
      contract.enrolRunner,
      async ({ body: { token, publicKey, proof } }) => {
        // The proof comes first: a token without a key must not use itself up.
        if (!holdsKey(publicKey, token, proof)) throw new Refused('bad-runner-request');
        const enrolled = await runners.enrol({ tokenHash: hashOf(token), publicKey, at: clock.now() });
        if (enrolled === null) throw new Refused('enrolment-used-up');
        return { id: enrolled.name };
      },
      ({ id }) => ({ actor: runnerActor(id), name: `runner ${id}` }),
    ),
  ];
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function holdsKey(publicKey: string, token: string, proof: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(contract.enrolmentText(token)), key, Buffer.from(proof, 'base64'))
    );
  } catch {
    return false;
  }
}

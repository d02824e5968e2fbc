import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { Clock } from '#app/ports/clock.ts';
import type { PublishAnswer, Publisher } from '#app/ports/publisher.ts';
import { toIso } from '#core/shared/instant.ts';
import { isSafePath } from '../safe-path.ts';

export interface S3Target {
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  accessKeyId: string;
  allowPrivate: boolean;
}

/** Sends one request to an address that may be called, following no redirect; rejects with a reason in words. */
export type GuardedSend = (
  url: URL,
  request: { method: string; headers: Record<string, string>; body: string; allowPrivate: boolean },
) => Promise<{ status: number }>;

export interface S3PublisherOptions {
  send: GuardedSend;
  /** The machine's own time: the storage compares the signed time with its own. */
  clock: Pick<Clock, 'now'>;
}

/** Publishes to a bucket of any S3-compatible storage, by path-style addresses. The first page is written last. */
export function s3Publisher(target: S3Target, secretAccessKey: string, options: S3PublisherOptions): Publisher {
  const { accessKeyId, region, allowPrivate, bucket, prefix, endpoint } = target;
  const host = new URL(endpoint).host;

  async function ask(method: 'PUT' | 'DELETE', path: string, type: string, body: string): Promise<string | null> {
    const url = new URL(`${endpoint.replace(/\/+$/, '')}/${bucket}/${prefix}${path}`);
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      headers: {
        ...(method === 'PUT' ? { 'content-type': type, 'cache-control': 'public, max-age=60' } : {}),
        'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
      },
      body,
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      datetime: toIso(options.clock.now())
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:]/g, ''),
    });
    const headers = Object.fromEntries((await signer.sign()).headers);
    const { status } = await options.send(url, { method, headers, body, allowPrivate });
    return status >= 200 && status < 300 ? null : `${host} answered HTTP ${status} for ${path}. ${advice(status)}`;
  }

  return {
    async publish({ changed, gone }): Promise<PublishAnswer> {
      if (![...changed.map(({ path }) => path), ...gone].every(isSafePath))
        return { outcome: 'failed', why: 'A file of the page has a name that is not safe to send.' };
      try {
        for (const { path, type, body } of changed) {
          const why = await ask('PUT', path, type, body);
          if (why !== null) return { outcome: 'failed', why };
        }
        for (const path of gone) await ask('DELETE', path, '', '');
        return { outcome: 'published', proof: `${changed.length} files stored in ${bucket} at ${host}.` };
      } catch (error) {
        return { outcome: 'failed', why: error instanceof Error ? error.message : `No connection to ${host}.` };
      }
    },
  };
}

function advice(status: number): string {
  if (status === 403) return 'Check the key, its secret, its rights, and the machine’s clock.';
  if (status === 404) return 'Check the name of the bucket and the region.';
  return status >= 300 && status < 400 ? 'Redirects are not followed: enter the final address.' : 'It is tried again.';
}

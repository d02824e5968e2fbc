import { createHash, createHmac } from 'node:crypto';

export interface S3Key {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/** A request to be signed; the headers' names are in lower case. */
export interface S3Request {
  method: 'PUT' | 'DELETE' | 'GET';
  url: URL;
  headers: Record<string, string>;
  body: string;
}

/**
 * The storage's side of the protocol: what it expects of a request. Headers of a request together with its signature (AWS Signature Version 4, for S3). `time` is the machine's own, as
 * `20130524T000000Z`.
 */
export function signRequest(request: S3Request, key: S3Key, time: string): Record<string, string> {
  const date = time.slice(0, 8);
  const bodyHash = sha256(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.url.host,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': time,
  };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    request.method,
    canonicalPath(request.url),
    '',
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
  const scope = `${date}/${key.region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signingKey = [date, key.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (by, part) => hmac(by, part),
    `AWS4${key.secretAccessKey}`,
  );
  const signature = hmac(signingKey, toSign).toString('hex');
  const credential = `Credential=${key.accessKeyId}/${scope}`;
  const { host: _host, ...sent } = headers;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 ${credential},SignedHeaders=${names.join(';')},Signature=${signature}`,
  };
}

/** Every byte but unreserved ones is encoded, slashes stay; a URL leaves a few more as they are. */
function canonicalPath({ pathname }: URL): string {
  return decodeURIComponent(pathname)
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

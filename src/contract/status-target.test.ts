import { expect, test } from 'vitest';
import { statusTarget } from './status-target.ts';

const storage = { kind: 's3', name: 'Storage', region: 'eu-central-1', bucket: 'status', accessKeyId: 'AKIA' };
const takes = (endpoint: string): boolean => statusTarget.safeParse({ ...storage, endpoint }).success;

test('storage is named by a plain address, so that no secret is shown in it and paths stay paths', () => {
  expect(takes('https://s3.eu-central-1.amazonaws.com')).toBe(true);
  expect(takes('http://minio.example:9000/base')).toBe(true);
  for (const endpoint of ['https://a:b@host.example', 'https://host.example/?x=', 'https://host.example/#x', 'nothing'])
    expect(takes(endpoint)).toBe(false);
});

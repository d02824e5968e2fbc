import { expect, test } from 'vitest';
import { signRequest } from './sign-request.ts';

// The examples of “Signature Calculations for the Authorization Header” in the Amazon S3 API reference.
const key = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const host = 'https://examplebucket.s3.amazonaws.com';
const signatureOf = (headers: Record<string, string>): string => headers['authorization']?.split('Signature=')[1] ?? '';

test('a read is signed as the published example says', () => {
  const request = {
    method: 'GET' as const,
    url: new URL(`${host}/test.txt`),
    headers: { range: 'bytes=0-9' },
    body: '',
  };
  expect(signatureOf(signRequest(request, key, '20130524T000000Z'))).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('a write with a mark in its name is signed as the published example says', () => {
  const request = {
    method: 'PUT' as const,
    url: new URL(`${host}/test$file.text`),
    headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    body: 'Welcome to Amazon S3.',
  };
  expect(signatureOf(signRequest(request, key, '20130524T000000Z'))).toBe(
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  );
});

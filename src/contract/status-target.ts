import { z } from 'zod';

const name = z.string().trim().min(1).max(100).describe('How people call this place');
const enabled = z.boolean().default(true);

/** An absolute path of plain names, so that it means the same to every program it is handed to. */
const plainPath = z
  .string()
  .max(500)
  .regex(/^(?:\/[A-Za-z0-9._-]+)+\/?$/, 'an absolute path of letters, digits, dots, dashes and underscores')
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), 'no . or .. in it');

const host = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/, 'a host name or an IPv4 address');

/** What is appended to it stays its path, and it holds no secret that a list would show. */
function isPlainEndpoint(address: string): boolean {
  const { username, password, search, hash } = new URL(address);
  return [username, password, search, hash].every((part) => part === '') && !/[?#]/.test(address);
}

/** A place where the status page is published, without its secret. */
export const statusTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), name, enabled, path: plainPath }),
  z.object({
    kind: z.literal('rsync'),
    name,
    enabled,
    host,
    port: z.int().min(1).max(65_535).default(22),
    user: z.string().regex(/^[a-z_][a-z0-9_-]{0,31}$/, 'a user of that machine'),
    path: plainPath,
    knownHosts: z.string().trim().min(20).max(20_000).describe('Lines of known_hosts: nothing else is trusted'),
  }),
  z.object({
    kind: z.literal('s3'),
    name,
    enabled,
    endpoint: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .refine(
        (address) => URL.canParse(address) && isPlainEndpoint(address),
        'an address without a name, password, query or fragment in it',
      )
      .describe('Such as https://s3.eu-central-1.amazonaws.com'),
    region: z.string().regex(/^[a-z0-9-]{1,40}$/, 'a region such as eu-central-1'),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket'),
    prefix: z
      .string()
      .regex(/^(?:[A-Za-z0-9_-]+\/)*$/, 'empty, or names that end in a slash')
      .max(200)
      .default(''),
    accessKeyId: z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, 'an access key id'),
    allowPrivate: z.boolean().default(false).describe('Whether it may stand in your own network'),
  }),
]);

export type StatusTarget = z.output<typeof statusTarget>;

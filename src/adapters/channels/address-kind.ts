import { isIPv4, isIPv6 } from 'node:net';

/** `forbidden` is never called, `private` only where an administrator allows it. */
export type AddressKind = 'public' | 'private' | 'forbidden';

type Range = readonly [start: string, bits: number];

/** Cloud metadata, link-local, multicast and what is no host's address (RFC 6890). */
const forbidden4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const private4: readonly Range[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
];

/** What calling an IP address would reach. Whatever is not an address is `forbidden`. */
export function addressKind(address: string): AddressKind {
  if (isIPv4(address)) return kindOf4(toNumber(address));
  const [bare = ''] = address.split('%', 1);
  return isIPv6(bare) ? kindOf6(words(bare)) : 'forbidden';
}

function kindOf4(address: number): AddressKind {
  const within = ([start, bits]: Range): boolean => address >>> (32 - bits) === toNumber(start) >>> (32 - bits);
  if (forbidden4.some(within)) return 'forbidden';
  return private4.some(within) ? 'private' : 'public';
}

function kindOf6(address: number[]): AddressKind {
  const [first = 0, second = 0, third = 0] = address;
  const embedded = (address[6] ?? 0) * 0x1_0000 + (address[7] ?? 0);
  const zeros = (from: number, to: number): boolean => address.slice(from, to).every((word) => word === 0);
  if (zeros(0, 7) && address[7] === 1) return 'private';
  // IPv4-mapped, IPv4-compatible, and NAT64 (RFC 6052) reach the IPv4 address in them.
  if (zeros(0, 5) && (address[5] === 0xffff || address[5] === 0)) return kindOf4(embedded);
  if (first === 0x64 && second === 0xff9b && zeros(2, 6)) return kindOf4(embedded);
  // 6to4, Teredo and local NAT64 reach IPv4 addresses in ways of their own.
  if (first === 0x2002 || (first === 0x2001 && second === 0) || (first === 0x64 && second === 0xff9b))
    return 'forbidden';
  if (first === 0xfd00 && second === 0x0ec2) return 'forbidden';
  if ((first & 0xfe00) === 0xfc00) return 'private';
  if (first === 0x2001 && second === 0x0db8) return 'private';
  if (first === 0x0100 && zeros(1, 4)) return 'forbidden';
  // Global unicast is 2000::/3 (RFC 4291); the rest is link-local, site-local, multicast or unassigned.
  return (first & 0xe000) === 0x2000 && !(first === 0x2001 && second === 2 && third === 0) ? 'public' : 'forbidden';
}

function toNumber(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/** The eight words of an IPv6 address. */
function words(address: string): number[] {
  const withoutDots = address.replace(/(?<=:)\d+\.\d+\.\d+\.\d+$/u, (quad) => {
    const number = toNumber(quad);
    return `${Math.floor(number / 0x1_0000).toString(16)}:${(number % 0x1_0000).toString(16)}`;
  });
  const [head = '', tail] = withoutDots.split('::');
  const before = parts(head);
  if (tail === undefined) return before;
  const after = parts(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function parts(text: string): number[] {
  return text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKind } from './address-kind.ts';

test.each([
  ['1.1.1.1', 'public'],
  ['8.8.8.8', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.0', 'public'],
  ['223.255.255.255', 'public'],
  ['10.0.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['127.0.0.1', 'private'],
  ['127.255.255.255', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['198.18.0.1', 'private'],
  ['0.0.0.0', 'forbidden'],
  ['0.1.2.3', 'forbidden'],
  ['169.254.169.254', 'forbidden'],
  ['100.100.100.200', 'forbidden'],
  ['168.63.129.16', 'forbidden'],
  ['192.0.0.192', 'forbidden'],
  ['224.0.0.1', 'forbidden'],
  ['255.255.255.255', 'forbidden'],
  ['2606:4700:4700::1111', 'public'],
  ['2a00:1450:4001:81b::200e', 'public'],
  ['::1', 'private'],
  ['fd12:3456::1', 'private'],
  ['fc00::1', 'private'],
  ['2001:db8::1', 'private'],
  ['::', 'forbidden'],
  ['fe80::1', 'forbidden'],
  ['fe80::1%eth0', 'forbidden'],
  ['fec0::1', 'forbidden'],
  ['ff02::1', 'forbidden'],
  ['fd00:ec2::254', 'forbidden'],
  ['2002:7f00:1::', 'forbidden'],
  ['2001:0:1::1', 'forbidden'],
  ['64:ff9b:1::1', 'forbidden'],
  ['::ffff:127.0.0.1', 'private'],
  ['::ffff:7f00:1', 'private'],
  ['::ffff:169.254.169.254', 'forbidden'],
  ['::ffff:8.8.8.8', 'public'],
  ['::127.0.0.1', 'private'],
  ['64:ff9b::a9fe:a9fe', 'forbidden'],
  ['64:ff9b::10.0.0.1', 'private'],
  ['64:ff9b::8.8.8.8', 'public'],
  ['', 'forbidden'],
  ['localhost', 'forbidden'],
  ['0x7f.1', 'forbidden'],
  ['127.1', 'forbidden'],
])('%s is %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind);
});

test('law: an IPv4 address means the same when it is written into IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(addressKind(`::ffff:${address}`)).toBe(addressKind(address));
      expect(addressKind(`64:ff9b::${address}`)).toBe(addressKind(address));
    }),
  );
});

test('law: nothing outside global unicast and the forms that hold an IPv4 address is public', () => {
  const other = fc.ipV6().filter((address) => !/^[23][0-9a-f]{3}:/u.test(address) && !/^(0*:|:|0*64:)/u.test(address));
  fc.assert(
    fc.property(other, (address) => {
      expect(addressKind(address)).not.toBe('public');
    }),
  );
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'twoam-install-'));
  mkdirSync(path.join(checkout, 'node_modules'));
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

const here = { version: '1.0.0', integrity: 'sha512-a' };
const elsewhere = { version: '1.0.0', integrity: 'sha512-b', optional: true };

function lists(wanted: object, present: object): boolean {
  writeFileSync(path.join(checkout, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  writeFileSync(path.join(checkout, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  return isInstalled(checkout);
}

test('packages for another platform may be missing', () => {
  expect(lists({ a: here, b: elsewhere }, { a: here })).toBe(true);
});

test('a package that the lock lists and nobody installed calls for an install', () => {
  expect(lists({ a: here, b: here }, { a: here })).toBe(false);
});

test('another version, or other contents under the same version, call for an install', () => {
  expect(lists({ a: here }, { a: { ...here, version: '1.0.1' } })).toBe(false);
  expect(lists({ a: here }, { a: { ...here, integrity: 'sha512-c' } })).toBe(false);
});

test('a package that the lock no longer lists calls for an install', () => {
  expect(lists({ a: here }, { a: here, b: here })).toBe(false);
});

test('an install that was cut short is done again', () => {
  lists({ a: here }, { a: here });
  rmSync(path.join(checkout, 'node_modules/.package-lock.json'));
  expect(isInstalled(checkout)).toBe(false);
});

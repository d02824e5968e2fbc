import { expect, test } from 'vitest';
import { groupTitle } from './group-title.ts';

const host = (name: string) => ({ title: `CPU is high on ${name}`, labels: { alertname: 'HighCPU', instance: name } });

test('a group of one alert is called as the alert is', () => {
  expect(groupTitle([host('h1')])).toBe('CPU is high on h1');
});

test('a group of several alerts of one name is called by that name', () => {
  expect(groupTitle([host('h1'), host('h2')])).toBe('HighCPU');
});

test('alerts that say the same words keep them', () => {
  expect(groupTitle([host('h1'), { ...host('h1'), labels: {} }])).toBe('CPU is high on h1');
});

test('alerts of different names are called by the first', () => {
  expect(groupTitle([host('h1'), { title: 'Disk is full', labels: { alertname: 'Disk' } }])).toBe('CPU is high on h1');
});

test('a title has at most 300 characters and is never cut inside one', () => {
  const title = groupTitle([{ title: '🔥'.repeat(301), labels: {} }]);
  expect(Array.from(title)).toHaveLength(300);
  expect(title.endsWith('🔥…')).toBe(true);
  expect(title.isWellFormed()).toBe(true);
});

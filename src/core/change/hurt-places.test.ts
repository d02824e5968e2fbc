import { describe, expect, test } from 'vitest';
import { signalAt } from '#testing/suspect-question.ts';
import type { HurtSignal } from './hurt-signal.ts';
import { hurtPlaces, placeReader } from './hurt-places.ts';

const placeOf = placeReader({
  features: [
    { id: 'update-environments', name: 'Update environments', services: ['environments'] },
    { id: 'orphan', name: 'Orphan', services: [] },
  ],
  services: [
    { id: 'environments', name: 'Environments', dependsOn: [] },
    { id: 'orders', name: 'Orders', dependsOn: [] },
    { id: 'orders-api', name: 'Order taking', dependsOn: [] },
  ],
});
const bare = (signal: Partial<HurtSignal>) => signalAt('2026-03-02T17:03Z', { service: null, text: 'slow', ...signal });
const nameOf = (signal: Partial<HurtSignal>) => placeOf(bare(signal))?.name ?? null;

describe('which place a signal names', () => {
  test('a service, as its id or as people write it, else a feature', () => {
    expect(nameOf({ service: 'orders' })).toBe('orders');
    expect(nameOf({ service: 'Order taking' })).toBe('orders-api');
    expect(nameOf({ feature: 'update-environments' })).toBe('Update environments');
  });

  test('a machine is of the service with the longest id in its name', () => {
    expect(nameOf({ instance: 'orders-api-4d493-h5' })).toBe('orders-api');
    expect(nameOf({ instance: 'pod/orders_7:9100' })).toBe('orders');
    expect(nameOf({ instance: 'reorders-1' })).toBeNull();
  });

  test('people mean features, however they write them; machines mean services', () => {
    expect(nameOf({ source: 'report', text: 'Several tickets: customers cannot update environments' })).toBe(
      'Update environments',
    );
    expect(nameOf({ text: 'queue of orders-api is full' })).toBe('orders-api');
  });

  test('a feature that nothing serves and a text that names nothing are no places, and each place counts once', () => {
    expect(nameOf({ feature: 'orphan' })).toBeNull();
    const orders = bare({ service: 'orders' });
    expect(hurtPlaces([orders, bare({}), orders], placeOf).map(({ name }) => name)).toEqual(['orders']);
  });
});

import { expect, test } from 'vitest';
import { createRoomIncidentChannel } from './room-incident-channel.ts';

test('opening an incident’s room answers the same address however often it is asked', async () => {
  const channel = createRoomIncidentChannel({ publicUrl: async () => 'https://desk.example.test' });
  const incident = { id: 'i_1', number: 1, title: 'Checkout is down' };
  expect(await channel.open(incident)).toEqual({ ref: 'https://desk.example.test/incidents/i_1' });
  expect(await channel.open({ ...incident, title: 'Renamed' })).toEqual(await channel.open(incident));
});

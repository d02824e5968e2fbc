import { expect, test } from 'vitest';
import { appending, outgoing } from '#testing/store-samples.ts';
import { memoryStorage } from '../memory/memory-storage.ts';
import { sequenceIds } from '../memory/sequence-ids.ts';
import { markedStorage } from './marked-storage.ts';

test('no message is written unmarked, whichever way it is written', async () => {
  const storage = markedStorage(memoryStorage({ ids: sequenceIds() }));
  await storage.outbox.put([outgoing('put@desk')]);
  await storage.events.append(
    appending({
      messages: [outgoing('decided@desk')],
      also: [
        {
          ...{ kind: 'start-stream', stream: { kind: 'page', id: 'page_1' }, events: [], wakeAt: null },
          messages: [outgoing('paged@desk')],
        },
      ],
    }),
  );
  const rows = await storage.outbox.list({ limit: 9, incidentId: null });
  expect(rows).toHaveLength(3);
  for (const { message } of rows) {
    expect(message.subject).toMatch(/^GAME DAY: /);
    expect(message.body).toMatch(/^GAME DAY: this is practice, and nothing is wrong\.\n\n/);
  }
});

import { describeStore } from '#testing/store-kit.ts';
import { memoryStorage } from './memory-storage.ts';
import { sequenceIds } from './sequence-ids.ts';

describeStore('memory', async () => ({ storage: memoryStorage({ ids: sequenceIds() }), close: async () => {} }));

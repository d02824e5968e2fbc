import { afterAll, beforeAll } from 'vitest';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { describeStore } from '#testing/store-kit.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());

describeStore('PostgreSQL', async () => {
  await storage.empty();
  return { storage: storage.real, close: async () => {} };
});

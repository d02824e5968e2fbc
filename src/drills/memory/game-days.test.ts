import { describe } from 'vitest';
import { testGameDays } from '#testing/game-days-kit.ts';
import { memoryGameDays } from './game-days.ts';

describe('game days in memory', () => {
  testGameDays(memoryGameDays);
});

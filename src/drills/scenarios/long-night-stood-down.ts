import type { Scenario } from '../scenario.ts';
import { MONDAY_STOOD_DOWN } from './long-night-stood-down-beats.ts';
import { SUNDAY } from './long-night-sunday.ts';
import { LONG_NIGHT } from './long-night.ts';

/** The same night told a third time: at midnight service is restored by a switch, and the rest waits for rested people. */
export const LONG_NIGHT_STOOD_DOWN: Scenario = {
  ...LONG_NIGHT,
  id: 'long-night-stood-down',
  title: 'The long night, called a night',
  summary:
    'The same evening until 23:00. Then the new check is switched off, one customer at a time, and saving works again. The incident manager of that hour calls it a night: refused at 23:30, since it is not safe to stop, and granted after midnight. Work rests until 08:00 and is finished by rested people. Everything after 18:16 is invented.',
  beats: [...SUNDAY, ...MONDAY_STOOD_DOWN],
};

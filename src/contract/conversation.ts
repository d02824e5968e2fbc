import { z } from 'zod';
import { judgedWords } from './judged-words.ts';
import { atIncident, commandAnswer, expectingVersion, onIncident, words } from './incident-command.ts';
import { route } from './route.ts';

export const openChannel = route({
  ...onIncident,
  name: 'openChannel',
  path: atIncident('open-channel'),
  summary: 'Open the incident’s channel.',
  body: z.object(expectingVersion),
});
export const postMessage = route({
  ...onIncident,
  name: 'postMessage',
  path: atIncident('messages'),
  summary: 'Say something in the room; the answer carries what the commitment guard says of it.',
  body: z.object({ ...expectingVersion, text: words() }),
  answer: commandAnswer.extend({ guard: judgedWords }),
});
export const parkIdea = route({
  ...onIncident,
  name: 'parkIdea',
  path: atIncident('ideas'),
  summary: 'Park an idea, without owner or date.',
  body: z.object({ ...expectingVersion, text: words() }),
});
export const sumUp = route({
  ...onIncident,
  name: 'sumUp',
  path: atIncident('sum-up'),
  summary: 'Sum up in the channel.',
  body: z.object({ ...expectingVersion, text: words(20_000) }),
});

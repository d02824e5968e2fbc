import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const TENSES: [string, string, string][] = [
  ['We will add alerts.', 'add', 'ahead'],
  ['We are adding alerts.', 'adding', 'ahead'],
  ['We have added alerts.', 'added', 'done'],
  ['We added alerts.', 'added', 'done'],
  ['Alerts were added.', 'added', 'done'],
  ['Alerts are being added.', 'added', 'ahead'],
  ['The change may have caused errors.', 'caused', 'done'],
  ['This might cause errors.', 'cause', 'maybe'],
  ['We plan to replace the switch.', 'replace', 'ahead'],
  ['We worked to restore service.', 'restore', 'done'],
  ['We have begun implementing checks.', 'implementing', 'ahead'],
  ['We then started replacing the disks.', 'replacing', 'done'],
  ['To prevent recurrence, we have added alerts.', 'prevent', 'done'],
  ['We are reviewing our runbooks and adding tests.', 'adding', 'ahead'],
  ['We restarted the nodes and cleared the queue.', 'cleared', 'done'],
  ['Recovery is expected to be completed today.', 'completed', 'ahead'],
  ['The crawler overloaded the cluster.', 'overloaded', 'done'],
];

test.for(TENSES)('%s says of “%s” that it is %s', ([text, word, tense]) => {
  const tokens = sentencesOf(text).flatMap((sentence) => sentence.tokens);
  expect(tokens.find((token) => token.word === word)?.tense).toBe(tense);
});

test('a noun has no tense', () => {
  const tokens = sentencesOf('Our compute provider replaced the disk.').flatMap((sentence) => sentence.tokens);
  expect(tokens.filter(({ tense }) => tense !== undefined).map(({ word }) => word)).toEqual(['replaced']);
});

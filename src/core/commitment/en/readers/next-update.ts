import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Clause, type Reader, type Reading } from '../read.ts';
import { leadOf, timeIndices } from './when.ts';

/** Words that promise another message. Whether and when it comes is looked for beside them. */
const PROMISES = patterns(`
  next *2 @update
  @will *3 @tell:VERB *5 @update
  expect|hope|aim|plan|try to *2 @tell:VERB *5 @update
  @will *2 update|updating *1 again|you|everyone|customers|here|this|status|page|post|~|within|in|by|as|at
  @another *1 @update *1 @will|be|to|expect|due|follow|at|in|within|by|shortly|soon|~|:|every
  update|updates|report|reports|bulletins *1 @will|be|due *3 @tell|hourly
  @will|can *2 hear *2 from
  hear from us
  expect|get:ahead *2 @another|my|our|the *2 @update
  @will|to *2 report|check|circle *1 back|in
  get back to you|customers|everyone|all
  @will *2 update *1 on
  eta|estimate|details|timeline|schedule *2 @will be @tell
  touch base
  write|report|post|call|speak|tell *2 again
  write|writing to|you *1 again
  come back to you
  check back *1 in|at|here
  be back *1 with
  reach out
  @will *2 be *1 in touch
  message|mail|ping you again|next
  @will *2 share *1 more
  let you|everyone know
  updating *1 this|the page
  next : ~
  reports|updates|bulletins *1 go *1 out
  @will *3 write|call|email|reach|phone|ring
  @will *2 post|communicate|inform|notify
  @will *2 keep *2 posted|updated|informed
  expect|expecting *2 message|update|note|news|word|information
  updates *1 every|hourly
`);
const PAST_ONLY = patterns(`
  we|i|they *1 provided|posted|shared|sent|gave
  add *2 updates to
`);
const REVIEWS = patterns(`
  @review
  incident|full|detailed|final|outage report
  report *2 @will *2 be published|available|shared|sent
`);
const EVERY = new Set(['every', 'each']);
const REPEATED = new Set(['hourly', 'half-hourly', 'daily', 'nightly']);

/** A next message with its time or interval, or soon. */
export const readNextUpdate: Reader = (_sentence, clauses) => clauses.flatMap(readClause);

function readClause({ tokens, start }: Clause): Reading[] {
  if (hasAny(tokens, REVIEWS) || hasAny(tokens, PAST_ONLY)) return [];
  const promised = findFirst(tokens, PROMISES);
  if (promised === null) return [];
  const times = timeIndices(tokens).filter(
    (index) => !['from', 'since', 'for', 'last', 'of'].includes(leadOf(tokens, index)),
  );
  const repeated = tokens.findIndex(
    ({ word }, index) =>
      (REPEATED.has(word) && tokens[index + 1]?.kind !== 'NOUN') ||
      (EVERY.has(word) &&
        (tokens[index + 1]?.time !== undefined || /^(?:hour|minute|day|half)/.test(tokens[index + 1]?.word ?? ''))),
  );
  const index = times[0] ?? repeated;
  if (index < 0) return [];
  const isSoft = repeated < 0 && times.every((one) => tokens[one]?.time === 'vague');
  const [from, to] = [Math.min(promised.start, index), Math.max(promised.end, index + 1)];
  return [{ label: 'next_update', strength: isSoft ? 'soft' : 'hard', start: start + from, end: start + to }];
}

import { ApiRefusal } from '#contract/client.ts';
import * as contract from '#contract/postmortem.ts';
import type { PostmortemShown, ProseShown } from '#contract/postmortem.ts';
import { answer, notFound, type FakeAnswer } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';
import { by, DANA, OMER } from './sample-people.ts';
import { samplePostmortem } from './sample-postmortem.ts';
import { minutesFrom } from './sample-room.ts';
import { VAST, vastPostmortem } from './sample-vast.ts';

/** An incident whose postmortem nobody has begun; every other one's is half written. */
const FRESH = 'inc_fresh';

function postmortemOf(state: FakeState, id: string): PostmortemShown {
  const known = state.postmortems.get(id) ?? firstOf(state, id);
  state.postmortems.set(id, known);
  return known;
}

function firstOf(state: FakeState, id: string): PostmortemShown {
  const sample = samplePostmortem(id, minutesFrom(state.nowMs()), id !== FRESH);
  return id === VAST ? vastPostmortem(sample) : sample;
}

function partOf(state: FakeState, { id, section }: { id: string; section: string }): ProseShown {
  const part = postmortemOf(state, id).parts.find((one) => one.id === section);
  if (part?.kind !== 'prose') throw notFound('part of a postmortem that people write', section);
  return part;
}

function changed(state: FakeState, id: string, change: Partial<PostmortemShown>): { id: string; version: number } {
  const before = postmortemOf(state, id);
  const after = { ...before, ...change, version: before.version + 1 };
  state.postmortems.set(id, after);
  state.tell('postmortem', id);
  return { id, version: after.version };
}

function saved(state: FakeState, params: { id: string; section: string }, body: string): contract.SavedAnswer {
  const part = partOf(state, params);
  const at = new Date(state.nowMs()).toISOString();
  const version = part.version + 1;
  const next: ProseShown = { ...part, body, version, saved: { version, at, by: by(DANA) } };
  const parts = postmortemOf(state, params.id).parts.map((one) => (one.id === part.id ? next : one));
  changed(state, params.id, { parts });
  return { version, body, merged: false, at, by: by(DANA) };
}

/** A colleague of the fake wrote the same lines whenever a text has this word. */
const CLASH = 'clash';

function refuseClash(part: ProseShown, yours: string): void {
  if (!yours.includes(CLASH) || part.body.includes('written by a colleague')) return;
  throw new ApiRefusal(
    409,
    'postmortem-conflict',
    'A colleague changed the same lines meanwhile. Nothing of yours was stored.',
    `Look at both texts, put them together, and save on version ${part.version}.`,
    [
      { path: 'stored.body', message: `${part.body}\n\nThis was written by a colleague meanwhile.` },
      { path: 'stored.version', message: `${part.version}` },
      { path: 'yours', message: yours },
    ],
  );
}

export const FAKE_POSTMORTEM_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.getPostmortem, ({ params, state }) => postmortemOf(state, params.id)),
  answer(contract.savePostmortemSection, ({ params, state, body }) => {
    refuseClash(partOf(state, params), body.body);
    return saved(state, params, body.body);
  }),
  answer(contract.postmortemHistory, ({ params, state }) => {
    const { version } = partOf(state, params);
    const at = minutesFrom(state.nowMs());
    return {
      versions: Array.from({ length: version }, (_, index) => ({
        version: version - index,
        at: at(-2 - index * 15),
        by: by(index % 2 === 0 ? OMER : DANA),
        length: 100 - index,
      })),
    };
  }),
  answer(contract.postmortemRevision, ({ params, query, state }) => {
    const { body, version } = partOf(state, params);
    const lines = body.split('\n').slice(0, Math.max(1, query.version === version ? 99 : query.version));
    return { version: query.version, at: minutesFrom(state.nowMs())(-2), by: by(OMER), body: lines.join('\n') };
  }),
  answer(contract.restorePostmortemSection, ({ params, state }) => saved(state, params, partOf(state, params).body)),
  answer(contract.handInPostmortem, ({ params, state }) =>
    changed(state, params.id, {
      state: 'in-review',
      handedIn: { at: new Date(state.nowMs()).toISOString(), by: by(OMER), changedSince: false },
    }),
  ),
  answer(contract.reviewPostmortem, ({ params, state, body }) =>
    changed(state, params.id, {
      state: body.outcome,
      review: {
        outcome: body.outcome,
        at: new Date(state.nowMs()).toISOString(),
        by: by(DANA),
        note: body.note ?? null,
      },
    }),
  ),
];

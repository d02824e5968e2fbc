import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts } from '#core/postmortem/merge-texts.ts';
import { canSend, draftAfter, draftOf, isUnsaved, type SectionDraft } from './section-draft.ts';

const first = { version: 1, body: 'It hurt.' };
const typed = (draft: SectionDraft, text: string) => draftAfter(draft, { kind: 'typed', text });
const sent = (draft: SectionDraft) => draftAfter(draft, { kind: 'sent', text: draft.text });

test('what is typed while the desk saves stays and is saved next', () => {
  let draft = sent(typed(draftOf(first, null), 'It hurt.\nIt'));
  draft = typed(draft, 'It hurt.\nIt ended.');
  draft = draftAfter(draft, { kind: 'saved', stored: { version: 2, body: 'It hurt.\nIt' }, merged: false });
  expect(draft).toMatchObject({ text: 'It hurt.\nIt ended.', base: { version: 2 } });
  expect(canSend(draft)).toBe(true);
});

test('a colleague’s line that the desk put in appears around what is typed on', () => {
  let draft = sent(typed(draftOf({ version: 1, body: 'a\n\nb' }, null), 'a\n\nb!'));
  draft = typed(draft, 'a\n\nb!\nc');
  draft = draftAfter(draft, { kind: 'saved', stored: { version: 3, body: 'A\n\nb!' }, merged: true });
  expect(draft).toMatchObject({ text: 'A\n\nb!\nc', merged: true, conflict: null });
});

test('typing on in a line that a colleague changed meanwhile asks the writer, and overwrites nothing', () => {
  let draft = sent(typed(draftOf({ version: 1, body: 'a\n\nb' }, null), 'a\n\nb!'));
  draft = typed(draft, 'a?\n\nb!');
  draft = draftAfter(draft, { kind: 'saved', stored: { version: 3, body: 'A\n\nb!' }, merged: true });
  expect(draft).toMatchObject({ text: 'a?\n\nb!', conflict: { version: 3 } });
  expect(canSend(draft)).toBe(false);
});

test('a colleague’s save appears at once where nothing is being written, and waits where something is', () => {
  const heard = { kind: 'heard' as const, stored: { version: 2, body: 'It hurt a lot.' } };
  expect(draftAfter(draftOf(first, null), heard)).toMatchObject({ text: 'It hurt a lot.', base: { version: 2 } });
  expect(draftAfter(typed(draftOf(first, null), 'It hur'), heard)).toMatchObject({
    text: 'It hur',
    base: { version: 1 },
  });
});

test('old news changes nothing', () => {
  const draft = draftOf({ version: 3, body: 'c' }, null);
  expect(draftAfter(draft, { kind: 'heard', stored: first })).toBe(draft);
});

test('a conflict waits for a choice, and what is chosen goes on from the colleague’s version', () => {
  let draft = sent(typed(draftOf(first, null), 'Mine.'));
  draft = draftAfter(draft, { kind: 'conflict', stored: { version: 2, body: 'Theirs.' } });
  expect(canSend(draft)).toBe(false);
  draft = draftAfter(draft, { kind: 'chosen', text: 'Both.' });
  expect(draft).toMatchObject({ base: { version: 2, body: 'Theirs.' }, text: 'Both.' });
  expect(canSend(draft)).toBe(true);
});

test('what this browser kept comes back, unless the desk has it already', () => {
  const kept = { base: first, text: 'It hurt. And' };
  expect(draftOf(first, kept)).toMatchObject({ text: 'It hurt. And', base: first });
  expect(isUnsaved(draftOf({ version: 2, body: 'It hurt. And' }, kept))).toBe(false);
});

test('what was kept outlives a desk that came back from an older backup', () => {
  const kept = { base: { version: 7, body: 'It hurt.' }, text: 'It hurt. And' };
  const draft = draftOf(first, kept);
  expect(draft).toMatchObject({ text: 'It hurt. And', conflict: first });
  expect(canSend(draftAfter(draft, { kind: 'chosen', text: draft.text }))).toBe(true);
});

test('a save that failed can be tried again', () => {
  const draft = draftAfter(sent(typed(draftOf(first, null), 'More.')), { kind: 'failed', error: new Error('away') });
  expect(canSend(draft)).toBe(true);
});

describe('two writers on one desk, whatever they type and however answers come', () => {
  /** The desk’s rule for saving, in small. */
  function save(versions: string[], base: number, body: string) {
    const stored = versions.at(-1) ?? '';
    if (base === versions.length - 1 || body === stored) {
      if (body !== stored) versions.push(body);
      return { merged: false };
    }
    const both = mergeTexts(versions[base] ?? '', stored, body);
    if (both.outcome === 'conflict') return null;
    if (both.text !== stored) versions.push(both.text);
    return { merged: true };
  }

  test('no line that was saved disappears without being seen by who removed it', () => {
    const act = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('type', 'send', 'answer', 'hear', 'choose'),
      at: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const versions = ['start\n\nmiddle\n\nend'];
        const at = () => ({ version: versions.length - 1, body: versions.at(-1) ?? '' });
        const drafts = [draftOf(at(), null), draftOf(at(), null)];
        const everTyped = new Set<string>();
        let serial = 0;
        for (const { who, what, at: line } of acts) {
          const draft = drafts[who]!;
          if (what === 'type') {
            serial += 1;
            const added = `line ${serial} of ${who}`;
            everTyped.add(added);
            const lines = draft.text.split('\n');
            drafts[who] = typed(draft, lines.toSpliced(line % (lines.length + 1), 0, added).join('\n'));
          } else if (what === 'send' && canSend(draft)) drafts[who] = sent(draft);
          else if (what === 'answer' && draft.sent !== null) {
            const done = save(versions, draft.base.version, draft.sent);
            drafts[who] = draftAfter(
              draft,
              done === null ? { kind: 'conflict', stored: at() } : { kind: 'saved', stored: at(), ...done },
            );
          } else if (what === 'hear') drafts[who] = draftAfter(draft, { kind: 'heard', stored: at() });
          else if (what === 'choose' && draft.conflict !== null)
            drafts[who] = draftAfter(draft, { kind: 'chosen', text: `${draft.conflict.body}\n${draft.text}` });
        }
        // Nobody ever deleted a line, so every line is still in the newest version or with its writer.
        const everywhere = [versions.at(-1) ?? '', ...drafts.map(({ text }) => text)].join('\n');
        for (const added of everTyped) expect(everywhere).toContain(added);
      }),
      { numRuns: 300 },
    );
  });
});

import type { ShownActionItem } from '#contract/action-items.ts';
import type { FactShown, PartShown, PostmortemShown } from '#contract/postmortem.ts';
import { LONG, RTL } from './sample-people.ts';

/** An incident whose postmortem is as long, and as strange, as one can get. */
export const VAST = 'inc_vast';

const FACTS = 5_000;
const ITEMS = 200;
const WORD = 'provisioner'.repeat(300).slice(0, 3_000);
const EMOJI = '👩🏽‍🚒👨‍👩‍👧‍👦🏳️‍🌈';
const PARAGRAPH = `${EMOJI} Saving failed for everybody. שמירה נכשלה לכולם, ואז חזרה. She should have seen it. لم يعمل الحفظ.\n\n`;

/** The same postmortem at hostile length: long words, both directions, thousands of facts. */
export function vastPostmortem(sample: PostmortemShown): PostmortemShown {
  return { ...sample, title: `${RTL.name} ${WORD}`, parts: sample.parts.map(vastPart) };
}

function vastPart(part: PartShown): PartShown {
  if (part.kind === 'prose') {
    const body =
      part.id === 'summary' ? PARAGRAPH.repeat(400).slice(0, 40_000) : part.id === 'causes' ? WORD : part.body;
    return { ...part, body, version: 1, saved: part.saved ?? { version: 1, at: '2026-01-01T00:00:00.000Z', by: BY } };
  }
  const [first] = part.kind === 'facts' ? part.facts : [];
  if (part.kind !== 'facts' || first === undefined) return part;
  const many = part.id === 'timeline' ? FACTS : part.facts.length;
  return { ...part, facts: Array.from({ length: many }, (_, index) => vastFact(first, index)) };
}

const BY = { kind: 'person' as const, id: LONG.id, name: LONG.name };

function vastFact(fact: FactShown, index: number): FactShown {
  const text = index % 9 === 0 ? PARAGRAPH.repeat(3) : null;
  const sentence = index === 1 ? `${LONG.name} wrote ${WORD}.` : `${RTL.name} wrote to ${LONG.name}, line ${index}.`;
  return { ...fact, sentence, text, sources: [{ seq: index + 1, type: 'MessagePosted' }], known: [] };
}

/** So many action items, made of a few. */
export function vastItems(sample: readonly ShownActionItem[]): ShownActionItem[] {
  return Array.from({ length: ITEMS }, (_, index) => {
    const item = sample[index % sample.length] as ShownActionItem;
    return { ...item, id: `${item.id}_${index}`, text: index === 0 ? WORD.slice(0, 2_000) : `${item.text} ${EMOJI}` };
  });
}

import type { Phase } from '../incident/phase.ts';
import type { Instant } from '../shared/instant.ts';
import type { ListedActionItem } from './listed-action-item.ts';
import {
  POSTMORTEM_ORDER,
  PROSE_SECTIONS,
  type FactSectionId,
  type ProseSectionId,
  type SourcedFact,
} from './postmortem.ts';
import { PART_TITLES } from './part-titles.ts';

/** What stands above a postmortem. */
export interface PostmortemHeader {
  incidentId: string;
  number: number;
  title: string;
  /** Of the last assessment; null when it was a bug, or nobody assessed. */
  priority: string | null;
  phase: Phase;
  openedAt: Instant;
  /** When the first attempt of the last round was seen to work; null where none was. */
  mitigatedAt: Instant | null;
  resolvedAt: Instant | null;
  procedure: { name: string; version: number };
}

export interface ProsePart {
  kind: 'prose';
  id: ProseSectionId;
  title: string;
  /** Markdown as people wrote it; empty while nobody has. */
  body: string;
  version: number;
}

export interface FactsPart {
  kind: 'facts';
  id: FactSectionId;
  title: string;
  facts: SourcedFact[];
}

export interface ActionsPart {
  kind: 'actions';
  id: 'actions';
  title: string;
  items: ListedActionItem[];
}

export type PostmortemPart = ProsePart | FactsPart | ActionsPart;

/** A whole postmortem as it is read, handed in and exported: its parts in the order of `POSTMORTEM_ORDER`. */
export interface PostmortemDocument {
  header: PostmortemHeader;
  parts: PostmortemPart[];
}

/** Puts a document together from what people wrote, what the stream shows and what is to be done. */
export function postmortemDocument(
  header: PostmortemHeader,
  prose: ReadonlyMap<ProseSectionId, { body: string; version: number }>,
  facts: Record<FactSectionId, SourcedFact[]>,
  items: ListedActionItem[],
): PostmortemDocument {
  const parts = POSTMORTEM_ORDER.map((id): PostmortemPart => {
    const title = PART_TITLES[id];
    if (id === 'actions') return { kind: 'actions', id, title, items };
    if (isProse(id)) return { kind: 'prose', id, title, ...(prose.get(id) ?? UNWRITTEN) };
    return { kind: 'facts', id, title, facts: facts[id] };
  });
  return { header, parts };
}

const UNWRITTEN = { body: '', version: 0 };

function isProse(id: string): id is ProseSectionId {
  return (PROSE_SECTIONS as readonly string[]).includes(id);
}

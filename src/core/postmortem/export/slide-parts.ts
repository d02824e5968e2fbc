import { timeInWords } from '../../comms/time-in-words.ts';
import type { Instant } from '../../shared/instant.ts';
import type { PostmortemDocument, PostmortemPart } from '../document.ts';
import type { FactSectionId, ProseSectionId, SourcedFact } from '../postmortem.ts';
import { markup, type Html } from './markup.ts';
import { proseHtml } from './prose-html.ts';

/** One slide: a title and what fits below it. */
export interface Slide {
  title: string;
  body: Html;
}

/** What a talk tells of the timeline; the rest is in the document. */
const TOLD = new Set([
  'IncidentReported',
  'ImpactAssessed',
  'ChannelOpened',
  'ChangeSuspected',
  'SuspectJudged',
  'MitigationStarted',
  'MitigationVerified',
  'RoleHandedOver',
  'StoodDown',
  'WorkResumed',
  'IncidentResolved',
  'IncidentReopened',
]);
const TOLD_FIRST_ONLY = new Set(['UpdatePosted', 'IncidentReported', 'ChannelOpened']);
/** Decisions whose outcome the timeline tells. */
const NOT_DISCUSSED = new Set(['MitigationVerified', 'IncidentResolved', 'RoleHandedOver']);
const KNOWN = 4;
/** What a slide holds, and how much of it one line takes: of its whole width, and beside the times. */
const LINES = 13.5;
const WIDTH = 76;
const WIDTH_BESIDE_TIMES = 58;
const CHARACTERS_OF_PROSE = 780;
const LONGEST_SENTENCE = 180;

/** Slides of the parts that people wrote, none longer than a wall can show. */
export function proseSlides({ parts }: PostmortemDocument, id: ProseSectionId): Slide[] {
  const part = parts.find((one) => one.kind === 'prose' && one.id === id);
  if (part?.kind !== 'prose' || part.body.trim() === '') return [];
  return numbered(part.title, cutProse(part.body).map(proseHtml));
}

/** The turns of the night, a few to a slide. */
export function timelineSlides({ parts, header }: PostmortemDocument): Slide[] {
  const seen = new Set<string>();
  const told = factsOf(parts, 'timeline').filter(({ sources: [{ type }] }) => {
    if (!TOLD.has(type) && !TOLD_FIRST_ONLY.has(type)) return false;
    if (!TOLD_FIRST_ONLY.has(type)) return true;
    const isFirst = !seen.has(type);
    seen.add(type);
    return isFirst;
  });
  const lines = told.map((fact) => ({
    item: factLine(fact, header.openedAt),
    lines: 0.3 + Math.max(linesOf(fact.sentence, WIDTH_BESIDE_TIMES), isDated(fact.at, header.openedAt) ? 2 : 1),
  }));
  return numbered(
    'Timeline',
    fitted(lines).map(
      (group) =>
        markup`<ol class="facts">
          ${group}
        </ol>`,
    ),
  );
}

/** Decisions with what was known then, two to a slide. */
export function decisionSlides({ parts, header }: PostmortemDocument): Slide[] {
  const made = factsOf(parts, 'decisions')
    .filter(({ sources: [{ type }] }) => !NOT_DISCUSSED.has(type))
    .map((fact) => {
      const known = fact.known.slice(0, KNOWN).map(({ sentence }) => sentence);
      const lines =
        1 + linesOf(fact.sentence, WIDTH - 12) + known.reduce((sum, one) => sum + 0.2 + linesOf(one, WIDTH), 0);
      return { item: decisionHtml(fact, known, header.openedAt), lines: known.length === 0 ? lines : lines + 1 };
    });
  return numbered(
    'Decisions, with what was known then',
    fitted(made).map((group) => markup`${group}`),
  );
}

function decisionHtml(fact: SourcedFact, known: string[], openedAt: Instant): Html {
  const then = markup`<p class="soft">Known then:</p>
    <ul>
      ${known.map((one) => markup`<li>${short(one)}</li>`)}
    </ul>`;
  return markup`<article>
    <p>${timeOf(fact.at, openedAt)}<strong>${short(fact.sentence)}</strong></p>
    ${known.length === 0 ? null : then}
  </article>`;
}

/** Action items, a few to a slide. */
export function actionSlides({ parts }: PostmortemDocument): Slide[] {
  const items = parts.flatMap((part) => (part.kind === 'actions' ? part.items : []));
  const rows = items
    .filter(({ state }) => state !== 'dropped')
    .map(({ title, owner, dueOn, state }) => {
      const who = [owner, state === 'done' ? 'done' : dueOn].filter((one) => one !== null).join(' · ');
      const item = markup`<li><strong dir="auto">${short(title)}</strong>${who === '' ? null : markup`<span class="soft">${who}</span>`}</li>`;
      return { item, lines: 0.7 + linesOf(title, WIDTH_BESIDE_TIMES) };
    });
  return numbered(
    'Action items',
    fitted(rows).map(
      (group) =>
        markup`<ul class="items">
          ${group}
        </ul>`,
    ),
  );
}

function factsOf(parts: readonly PostmortemPart[], id: FactSectionId): SourcedFact[] {
  return parts.flatMap((part) => (part.kind === 'facts' && part.id === id ? part.facts : []));
}

function factLine({ at, sentence }: SourcedFact, near: Instant): Html {
  return markup`<li>${timeOf(at, near)}<span>${short(sentence)}</span></li>`;
}

function timeOf(at: Instant | null, near: Instant): Html | null {
  return at === null ? null : markup`<time>${timeInWords(at, near)}</time> `;
}

function numbered(title: string, bodies: Html[]): Slide[] {
  return bodies.map((body, index) => ({
    title: bodies.length === 1 ? title : `${title} (${index + 1} of ${bodies.length})`,
    body,
  }));
}

/** How many lines a sentence takes on the wall. */
function linesOf(text: string, width: number): number {
  return Math.ceil(Math.min(text.length, LONGEST_SENTENCE) / width);
}

function isDated(at: Instant | null, near: Instant): boolean {
  return at !== null && timeInWords(at, near).includes(' on ');
}

/** Items in order, as many to a slide as fit. */
function fitted<T>(items: readonly { item: T; lines: number }[]): T[][] {
  const slides: T[][] = [];
  let left = 0;
  for (const { item, lines } of items) {
    const last = slides.at(-1);
    if (last !== undefined && lines <= left) last.push(item);
    else {
      slides.push([item]);
      left = LINES;
    }
    left -= lines;
  }
  return slides;
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** Markdown in pieces that fit a slide, cut between blocks, and within one only where it alone is too long. */
function cutProse(body: string): string[] {
  const blocks = body
    .trim()
    .split(/\n{2,}/)
    .flatMap(cutBlock);
  const pieces: string[] = [];
  for (const block of blocks) {
    const last = pieces.at(-1);
    if (last !== undefined && weightOf(last) + weightOf(block) <= CHARACTERS_OF_PROSE)
      pieces[pieces.length - 1] = `${last}\n\n${block}`;
    else pieces.push(block);
  }
  return pieces;
}

/** A line takes its place on the wall however short it is. */
function weightOf(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(70, line.length), 0);
}

function cutBlock(block: string): string[] {
  if (weightOf(block) <= CHARACTERS_OF_PROSE) return [block];
  const pieces: string[] = [];
  for (const line of block.split('\n').flatMap(cutLine)) {
    const last = pieces.at(-1);
    if (last !== undefined && weightOf(last) + weightOf(line) <= CHARACTERS_OF_PROSE)
      pieces[pieces.length - 1] = `${last}\n${line}`;
    else pieces.push(line);
  }
  return pieces;
}

function cutLine(line: string): string[] {
  const words = line.split(' ');
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < CHARACTERS_OF_PROSE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...hardCut(word));
  }
  return lines;
}

function hardCut(word: string): string[] {
  return inGroups(Array.from(word), CHARACTERS_OF_PROSE - 1).map((group) => group.join(''));
}

function short(text: string): string {
  if (text.length <= LONGEST_SENTENCE) return text;
  const cut = text.slice(0, LONGEST_SENTENCE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_SENTENCE / 2)).toWellFormed()}…`;
}

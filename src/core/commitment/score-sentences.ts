import { COMMITMENT_LABELS, type CommitmentLabel } from './finding.ts';
import { languageOf } from './language.ts';

/** A sentence with what somebody says is in it, as `docs/commitments.md` describes. */
export interface LabelledSentence {
  id: string;
  text: string;
  labels: readonly string[];
  synthetic: boolean;
  /** Whose words they are: an address, or a repository and its path. */
  source: string;
}

export interface LabelScore {
  /** Share of what was found that is right; null when nothing was found. */
  precision: number | null;
  /** Share of what is there that was found; null when nothing is there. */
  recall: number | null;
  /** How many sentences carry the label. */
  n: number;
}

export interface SentenceScores {
  real: Record<string, LabelScore>;
  synthetic: Record<string, LabelScore>;
  /** Share of the sentences labelled `none` in which one of the labels was found that would be hinted at or stopped. */
  flaggedHarmless: { real: number | null; synthetic: number | null };
}

export interface SourceScores {
  /** All labels together for the real sentences of each source: whether the rules know one company's wording only. */
  bySource: Record<string, LabelScore & { harmless: number; flagged: number }>;
  /** The source with most sentences, and each label on all the others together. */
  largest: string | null;
  others: Record<string, LabelScore>;
}

/** Labels of the guide; a guess at the cause is the guard's own and has none. */
const SCORED: readonly CommitmentLabel[] = COMMITMENT_LABELS.filter((label) => label !== 'speculation');

/** What the guard finds in a sentence. */
export function labelsIn(text: string): Set<string> {
  return new Set((languageOf(text)?.read(text) ?? []).map(({ label }) => label));
}

/** Compares what is found with what is there, for real and made-up sentences apart. */
export function scoreSentences(sentences: readonly LabelledSentence[]): SentenceScores {
  const judged = sentences.map(judge);
  const real = judged.filter(({ sentence }) => !sentence.synthetic);
  const synthetic = judged.filter(({ sentence }) => sentence.synthetic);
  return {
    real: scoresOf(real),
    synthetic: scoresOf(synthetic),
    flaggedHarmless: { real: flaggedShare(real), synthetic: flaggedShare(synthetic) },
  };
}

/** The same for the real sentences of each source. */
export function scoreSources(sentences: readonly LabelledSentence[]): SourceScores {
  const real = sentences.filter(({ synthetic }) => !synthetic).map(judge);
  const sources = [...Map.groupBy(real, ({ sentence }) => sourceOf(sentence.source))];
  const [largest] = sources.toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [null];
  return {
    bySource: Object.fromEntries(sources.map(([source, ofSource]) => [source, together(ofSource)])),
    largest,
    others: scoresOf(real.filter(({ sentence }) => sourceOf(sentence.source) !== largest)),
  };
}

function judge(sentence: LabelledSentence): Judged {
  return { sentence, found: labelsIn(sentence.text) };
}

interface Judged {
  sentence: LabelledSentence;
  found: ReadonlySet<string>;
}

function scoresOf(judged: readonly Judged[]): Record<string, LabelScore> {
  return Object.fromEntries(SCORED.map((label) => [label, scoreOf(judged, label)]));
}

function scoreOf(judged: readonly Judged[], label: CommitmentLabel): LabelScore {
  const there = judged.filter(({ sentence }) => sentence.labels.includes(label));
  const found = judged.filter((one) => one.found.has(label));
  const right = there.filter((one) => one.found.has(label)).length;
  return { precision: share(right, found.length), recall: share(right, there.length), n: there.length };
}

/** `status.example.com` of an address, `owner/repo` of a path. */
function sourceOf(source: string): string {
  return /^https?:\/\/([^/]+)/.exec(source)?.[1] ?? source.split(/[:#]/)[0] ?? source;
}

function together(judged: readonly Judged[]): SourceScores['bySource'][string] {
  let [right, found, there] = [0, 0, 0];
  for (const one of judged) {
    const labels = SCORED.filter((label) => one.sentence.labels.includes(label));
    right += labels.filter((label) => one.found.has(label)).length;
    there += labels.length;
    found += SCORED.filter((label) => one.found.has(label)).length;
  }
  const harmless = harmlessOf(judged);
  return {
    precision: share(right, found),
    recall: share(right, there),
    n: there,
    harmless: harmless.length,
    flagged: harmless.filter(isFlagged).length,
  };
}

function flaggedShare(judged: readonly Judged[]): number | null {
  const harmless = harmlessOf(judged);
  return share(harmless.filter(isFlagged).length, harmless.length);
}

function harmlessOf(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ sentence }) => sentence.labels.includes('none'));
}

/** A guess at a cause is harmless by the guide, and kept from going outside by the guard all the same. */
function isFlagged({ found }: Judged): boolean {
  return [...found].some((label) => label !== 'next_update' && label !== 'speculation');
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

import { z } from 'zod';
import {
  labelsIn,
  scoreSentences,
  scoreSources,
  type LabelledSentence,
  type LabelScore,
  type SentenceScores,
  type SourceScores,
} from '#core/commitment/score-sentences.ts';

const labelledSentence = z.object({
  id: z.string(),
  text: z.string(),
  labels: z.array(z.string()),
  synthetic: z.boolean().default(false),
  source: z.string().default(''),
});

export type CommitmentsMeasure = SentenceScores & { msPerSentence: number } & Partial<SourceScores>;

/** A line as `docs/commitments.md` describes it; null when it is none. */
export function readLabelledSentence(line: unknown): LabelledSentence | null {
  return labelledSentence.safeParse(line).data ?? null;
}

const PASSES = 3;

/** Scores the guard and then times it, so that loading the model is not counted; the least disturbed pass counts. */
export function measureCommitments(sentences: readonly LabelledSentence[], isBySource: boolean): CommitmentsMeasure {
  const scores = scoreSentences(sentences);
  const passes = Array.from({ length: PASSES }, () => msToRead(sentences));
  const msPerSentence = Math.min(...passes) / sentences.length;
  return { ...scores, msPerSentence, ...(isBySource ? scoreSources(sentences) : {}) };
}

function msToRead(sentences: readonly LabelledSentence[]): number {
  const startedAt = performance.now();
  for (const { text } of sentences) labelsIn(text);
  return performance.now() - startedAt;
}

/** The figures as tables for people. */
export function commitmentsInWords(scores: CommitmentsMeasure, count: number): string {
  const { bySource, largest, others } = scores;
  return [
    ...table('Real sentences', scores.real),
    `flagged though harmless: ${percent(scores.flaggedHarmless.real)}`,
    '',
    ...table('Made-up sentences', scores.synthetic),
    `flagged though harmless: ${percent(scores.flaggedHarmless.synthetic)}`,
    '',
    ...(bySource === undefined ? [] : [...sourceTable(bySource), '']),
    ...(others === undefined ? [] : [...table(`All but ${largest ?? 'none'}`, others), '']),
    `${count} sentences, ${scores.msPerSentence.toFixed(2)} ms a sentence`,
  ].join('\n');
}

function table(title: string, scores: Record<string, LabelScore>): string[] {
  return [heading(title), ...Object.entries(scores).map(([label, score]) => row(label, score))];
}

function sourceTable(scores: SourceScores['bySource']): string[] {
  const rows = Object.entries(scores).map(
    ([source, score]) => `${row(source, score)}   ${score.flagged} of ${score.harmless}`,
  );
  return [`${heading('Real, by source')}   flagged though harmless`, ...rows];
}

function heading(title: string): string {
  return `${title.padEnd(28)} precision  recall    cases`;
}

function row(name: string, { precision, recall, n }: LabelScore): string {
  return `${name.padEnd(28)} ${percent(precision).padStart(9)} ${percent(recall).padStart(7)} ${String(n).padStart(8)}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

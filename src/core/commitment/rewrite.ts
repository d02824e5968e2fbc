import type { CommitmentLabel, Finding } from './finding.ts';

/** What is said instead when a sentence was nothing but the commitment. */
const INSTEAD: Partial<Record<CommitmentLabel, string>> = {
  eta: 'We do not have a time for recovery yet.',
  root_cause_claim: 'We are looking into the cause.',
  speculation: 'We are looking into the cause.',
  blame: 'We are working on it with everybody involved.',
};
const FEWEST_WORDS = 3;
const JOIN = /(?:,?\s+(?:and|but|so|while|as|which|because|with|due to|caused by)|[,;:—–]|\s-)\s*$/i;

/** Cutting changes what stands together; after so many cuts the sentences themselves go. */
const MOST_CUTS = 3;

/** The text without what is stopped, read again after each cut until nothing is. */
export function clearRewrite(text: string, stopped: readonly Finding[], read: (text: string) => Finding[]): string {
  let rewritten = withoutFindings(text, stopped);
  for (let cuts = 1; cuts < MOST_CUTS; cuts += 1) {
    const left = read(rewritten);
    if (left.length === 0) return rewritten;
    rewritten = withoutFindings(rewritten, left);
  }
  const left = read(rewritten);
  return left.length === 0 ? rewritten : withoutSentences(rewritten, left);
}

function withoutSentences(text: string, findings: readonly Finding[]): string {
  const [from = 0, to = 0] = [findings[0]?.sentence.from, findings.at(-1)?.sentence.to];
  return tidy(text.slice(0, from) + text.slice(to));
}

/** The text without the given findings. Facts in the same sentence are kept where they stand on their own. */
function withoutFindings(text: string, findings: readonly Finding[]): string {
  const sentences = new Map<number, Finding[]>();
  for (const finding of findings)
    sentences.set(finding.sentence.from, [...(sentences.get(finding.sentence.from) ?? []), finding]);
  let rewritten = '';
  let at = 0;
  const said = new Set<string>();
  for (const [from, inSentence] of [...sentences].toSorted(([one], [other]) => one - other)) {
    const to = inSentence[0]?.sentence.to ?? from;
    const kept = keptOf(text.slice(from, to), inSentence, from, said);
    rewritten += text.slice(at, from) + kept;
    at = to;
  }
  return tidy(rewritten + text.slice(at));
}

function keptOf(sentence: string, findings: readonly Finding[], offset: number, said: Set<string>): string {
  const first = Math.min(...findings.map(({ from }) => from)) - offset;
  const last = Math.max(...findings.map(({ to }) => to)) - offset;
  const kept = [partBefore(sentence, first), partAfter(sentence, last)].filter((part) => part !== '');
  if (kept.length > 0) return kept.join(' ');
  const instead = findings.map(({ label }) => INSTEAD[label]).find((words) => words !== undefined && !said.has(words));
  if (instead === undefined) return '';
  said.add(instead);
  return instead;
}

/** What stands on its own before the clause at `at`, as a sentence. */
function partBefore(sentence: string, at: number): string {
  const joints = [...sentence.slice(0, at).matchAll(JOINTS)];
  const start = joints.at(-1)?.index ?? 0;
  return asSentence(sentence.slice(0, start).replace(JOIN, ''));
}

/** What stands on its own after the clause that ends at `at`. */
function partAfter(sentence: string, at: number): string {
  const joint = [...sentence.slice(at).matchAll(JOINTS)][0];
  return joint === undefined ? '' : asSentence(sentence.slice(at + joint.index + joint[0].length));
}

const JOINTS = /[,;:—–]\s+(?:(?:and|but|so)\s+)?|\s(?:and|but|so|while|because)\s+/gi;

function asSentence(part: string): string {
  const words = part.trim().replace(/[.,;:]+$/, '');
  if (words.split(/\s+/).length <= FEWEST_WORDS) return '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/ +\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

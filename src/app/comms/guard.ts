import type { JudgedWords } from '#contract/judged-words.ts';
import { judgeWords, type WordsTo } from '#core/commitment/judge-words.ts';
import type { GuardVerdict } from '#core/incident/commands.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Audience } from '#core/procedure/procedure.ts';

/** What the guard says of words to an audience, or to the room when it is null. */
export function guardWords(text: string, incident: Incident, audience: Audience | null): JudgedWords {
  const judged = judgeWords(text, { phase: incident.phase, to: wordsTo(audience) });
  return {
    language: judged.language,
    isClear: judged.isClear,
    rewrite: judged.rewrite,
    findings: judged.findings.map(({ label, strength, judgement, reason, from, to }) => ({
      label,
      strength,
      judgement,
      reason,
      from,
      to,
      text: text.slice(from, to),
    })),
  };
}

/** The verdict that a command carries. */
export function verdictOf({ language, findings }: JudgedWords): GuardVerdict {
  const stopped = findings.filter(({ judgement }) => judgement === 'stop').map(({ label }) => label);
  return { stopped: [...new Set(stopped)], isRead: language !== null };
}

function wordsTo(audience: Audience | null): WordsTo {
  if (audience === null) return 'room';
  return audience.reach.kind === 'people' ? 'inside' : 'outside';
}

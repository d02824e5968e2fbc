const PHASES: Record<string, string> = {
  reported: 'reported',
  assessing: 'being assessed',
  mitigating: 'being mitigated',
  monitoring: 'being watched',
  'stood-down': 'stood down until morning',
  resolved: 'resolved',
  reviewing: 'in review',
  closed: 'closed',
  'not-an-incident': 'not an incident',
  'duplicate-of': 'merged into another',
};

/** The phase of an incident as a person says it. */
export function phaseWords(phase: string): string {
  return PHASES[phase] ?? phase;
}

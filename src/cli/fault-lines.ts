import type { Fault } from '#core/procedure/fault.ts';

/** The faults of a procedure as editors and people read them: file, line, column, sentence, hint. */
export function faultLines(file: string, faults: readonly Fault[]): string {
  return faults
    .map(
      ({ line, column, message, hint }) =>
        `${file}:${line}:${column} ${message}${hint === undefined ? '' : ` ${hint}`}`,
    )
    .join('\n');
}

/** “x.yaml has 2 faults. Mend the lines above.” */
export function faultSummary(file: string, faults: readonly Fault[]): string {
  return `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Mend the lines above.`;
}

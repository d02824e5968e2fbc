/** How many checks or tests passed, failed and were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = (pick: (counts: Counts) => number): number => all.reduce((total, counts) => total + pick(counts), 0);
  return { passed: sum((c) => c.passed), failed: sum((c) => c.failed), skipped: sum((c) => c.skipped) };
}

/** The part of Vitest's JSON report that is counted. */
interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/**
 * Counts a Vitest JSON report. A file that fails as a whole counts as one failure, and so does a run that ends badly
 * or ran nothing although no test says so.
 */
export function countTests(json: string, exitCode: number | null): Counts {
  const report = JSON.parse(json) as TestReport;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  const endedBadly = exitCode !== 0 || counts.passed === 0;
  return endedBadly && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

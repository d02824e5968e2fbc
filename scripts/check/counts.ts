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
  testResults: TestFile[];
}

interface TestFile {
  name?: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName?: string; failureMessages?: string[] }[];
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

/**
 * What failed in a Vitest JSON report, a line each: the file and the line in it, the test's title, the first line of
 * its error, and what a browser was waiting for.
 */
export function nameFailures(json: string, checkout: string): string[] {
  const { testResults } = JSON.parse(json) as TestReport;
  return testResults.flatMap((file) => {
    if (file.status !== 'failed') return [];
    const where = (file.name ?? '').replace(`${checkout}/`, '');
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0) return [line(where, file.message)];
    return tests.map(({ fullName, failureMessages }) => {
      const message = failureMessages?.[0];
      return line(`${where}${lineIn(where, message)}: ${fullName}`, message);
    });
  });
}

/** Where in the file an error's stack passes through it, such as `:42`. */
function lineIn(where: string, message = ''): string {
  const after = message.split(`${where}:`)[1];
  return after === undefined ? '' : `:${Number.parseInt(after, 10)}`;
}

const STYLES = new RegExp(String.raw`\u001B\[[\d;]*m`, 'gu');

function line(what: string, message = ''): string {
  const lines = message.replaceAll(STYLES, '').split('\n');
  const waited = lines.find((one) => one.trim().startsWith('- waiting for'));
  const said = [lines[0] ?? '', waited ?? ''].map((one) => one.trim()).filter((one) => one !== '');
  return [what, ...said].join(': ');
}

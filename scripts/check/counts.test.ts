import { expect, test } from 'vitest';
import { addCounts, countTests, nameFailures } from './counts.ts';

const report = (change: object): string =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...change,
  });

test('pending and planned tests count as skipped', () => {
  expect(countTests(report({}), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
});

test('a test file that cannot be loaded counts as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countTests(report({ testResults }), 1).failed).toBe(1);
});

test('a failed test is not counted again for its file', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
  expect(countTests(report({ numFailedTests: 1, testResults }), 1).failed).toBe(1);
});

test('a run that ends badly counts as a failure, although every test passed', () => {
  expect(countTests(report({}), 1).failed).toBe(1);
  expect(countTests(report({}), null).failed).toBe(1);
});

test('a run in which no test passed is a failure', () => {
  expect(countTests(report({ numPassedTests: 0 }), 0).failed).toBe(1);
});

test('the total is the sum of the parts', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(addCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});

test('what failed is named by file, title and the first line of its error, also a file that cannot be loaded', () => {
  const failed = { status: 'failed', fullName: 'a page arrives', failureMessages: ['Error: it did not\n    at here'] };
  const testResults = [
    { name: '/desk/src/page.test.ts', status: 'failed', assertionResults: [failed, { status: 'passed' }] },
    { name: '/desk/src/other.test.ts', status: 'failed', message: 'No such module\nat there', assertionResults: [] },
    { name: '/desk/src/good.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(nameFailures(report({ testResults }), '/desk')).toEqual([
    'src/page.test.ts: a page arrives: Error: it did not',
    'src/other.test.ts: No such module',
  ]);
});

test('a story that waited in vain is named with its line and with what it waited for', () => {
  const message = [
    'TimeoutError: locator.waitFor: Timeout 30000ms exceeded.',
    'Call log:',
    "\u001B[2m  - waiting for getByText('Waiting for you') to be visible\u001B[22m",
    '',
    '    at waited (file:///desk/e2e/wait.ts:7:1)',
    '    at file:///desk/e2e/drill.e2e.test.ts:42:5',
  ].join('\n');
  const failed = { status: 'failed', fullName: 'the night goes on', failureMessages: [message] };
  const testResults = [{ name: '/desk/e2e/drill.e2e.test.ts', status: 'failed', assertionResults: [failed] }];
  expect(nameFailures(report({ testResults }), '/desk')).toEqual([
    "e2e/drill.e2e.test.ts:42: the night goes on: TimeoutError: locator.waitFor: Timeout 30000ms exceeded.: - waiting for getByText('Waiting for you') to be visible",
  ]);
});

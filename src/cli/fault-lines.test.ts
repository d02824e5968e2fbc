import { expect, test } from 'vitest';
import { faultLines, faultSummary } from './fault-lines.ts';

test('a fault is said with file, line, column and the way to mend it', () => {
  const fault = { line: 12, column: 3, path: 'commander', message: 'There is no role "imco".' };
  const faults = [{ ...fault, hint: 'Did you mean "imoc"?' }, fault];
  expect(faultLines('p.yaml', faults)).toBe(
    'p.yaml:12:3 There is no role "imco". Did you mean "imoc"?\np.yaml:12:3 There is no role "imco".',
  );
  expect(faultSummary('p.yaml', faults)).toBe('p.yaml has 2 faults. Mend the lines above.');
  expect(faultSummary('p.yaml', [fault])).toBe('p.yaml has 1 fault. Mend the lines above.');
});

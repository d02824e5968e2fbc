import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const checkout = path.resolve(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/**/*.md', 'fixtures/**/*.md'], { cwd: checkout });

/** The files a document links to, in links and pictures, without what stands in code. */
function linkedFiles(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('documents', () => {
  test.each(documents)('every file that %s links to is there', (document) => {
    const folder = path.dirname(path.join(checkout, document));
    const targets = linkedFiles(readFileSync(path.join(checkout, document), 'utf8'));
    expect(targets.filter((target) => !existsSync(path.join(folder, target)))).toEqual([]);
  });

  test('each decision has a number of its own, a status, and the parts of the template', () => {
    const decisions = globSync('docs/adr/[0-9]*.md', { cwd: checkout }).toSorted();
    const numbers = decisions.map((file) => path.basename(file).slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
    const incomplete = decisions.filter((file) => {
      const text = readFileSync(path.join(checkout, file), 'utf8');
      return !['\nStatus: ', '\n## Context', '\n## Options', '\n## Decision', '\n## Consequences'].every((part) =>
        text.includes(part),
      );
    });
    expect(incomplete).toEqual([]);
  });
});

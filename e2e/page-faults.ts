import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SMALLEST_TARGET_PX = 44;

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe finds on the page against WCAG 2.2 AA, one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource);
  const options = JSON.stringify({ runOnly: RULES });
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as { violations: Violation[] };
  return violations.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} (${node.failureSummary ?? ''})`).join(' | ')}`,
  );
}

/** How far the page is wider than its window, and the buttons and fields that are lower than a thumb needs. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const faults = [];
    const wider = document.documentElement.scrollWidth - innerWidth;
    if (wider > 0) faults.push('the page is ' + wider + ' px wider than its window');
    for (const element of document.querySelectorAll('button, input, select, textarea, summary, [role=menuitem]')) {
      // The text line in a box of chosen values is pressed anywhere in the box.
      const target = element.closest('.mantine-PillsInput-input, .mantine-MultiSelect-input') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const isShown = width > 1 && height > 1 && element.checkVisibility();
      const isMark = ['checkbox', 'radio'].includes(element.type) || element.closest('[aria-hidden=true]') !== null || element.getAttribute('aria-hidden') === 'true';
      if (isShown && !isMark && height < ${SMALLEST_TARGET_PX} - 2.5) faults.push(element.tagName + ' "' + (element.innerText || element.getAttribute('aria-label') || element.id).slice(0, 40) + '" is ' + Math.round(height) + ' px high');
    }
    return faults;
  })()`)) as string[];
}

/** What both find on the page. */
export async function pageFaults(page: Page): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await layoutFaults(page))];
}

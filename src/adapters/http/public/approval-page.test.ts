import { describe, expect, test } from 'vitest';
import { approvalPage } from './approval-page.ts';
import { render } from './markup.ts';

const VIEW = {
  title: 'Words for incident 1',
  deskPath: '/incidents/inc_1',
  audience: 'Customers',
  words: 'Saving fails. It is fixed by 18:00.',
  cleanWords: 'Saving fails.',
  mayApprove: true,
  askedAt: 0,
  state: { kind: 'waiting' as const },
};
const buttons = (view: Partial<typeof VIEW>): string[] =>
  render(approvalPage({ ...VIEW, ...view }, 0, 'https://desk.example')).match(/<button[^>]*>/g) ?? [];

describe('the page on which an approver answers', () => {
  test('lights one answer only, the one that promises nothing', () => {
    const lit = buttons({}).filter((button) => !button.includes('class="other"'));
    expect(lit).toHaveLength(1);
    expect(lit[0]).toContain('value="cleaned"');
  });

  test('does not offer to approve words as they are to somebody whose yes does not count', () => {
    expect(buttons({}).join()).toContain('value="approved"');
    expect(buttons({ mayApprove: false }).join()).not.toContain('value="approved"');
  });
});

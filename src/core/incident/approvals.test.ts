import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact, SOL } from '#testing/incident-story.ts';
import { nextWakeAt } from '../obligation/obligations.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import type { Actor } from '../shared/actor.ts';

const VERA: Actor = { kind: 'person', id: 'vera' };
const FLAGGED = { stopped: ['eta' as const], isRead: true };
const ASKED = {
  type: 'AskApproval' as const,
  approvalId: 'a1',
  audience: 'customers',
  textId: 'back-by-noon',
  cleanTextId: 'working-on-it',
  labels: ['eta' as const],
  key: null,
};
const words = (guard: typeof FLAGGED | null) => ({
  type: 'PostUpdate' as const,
  updateId: 'u1',
  audience: 'customers',
  textId: 'back-by-noon',
  kind: 'free' as const,
  key: null,
  guard,
});

const outage = () => incidentStory().until('17:08').when(IVO, severeImpact()).until('17:10');
type Story = ReturnType<typeof outage>;
const sent = (story: Story): string[] => story.ofType('UpdatePosted').map(({ data }) => data.textId);

describe('words of one’s own', () => {
  test('need the role that the procedure names', () => {
    expect(outage().refused(ANA, words({ stopped: [] as never, isRead: true })).reason).toBe('not-yours-to-write');
    expect(sent(outage().when(SOL, words({ stopped: [] as never, isRead: true })))).toContain('back-by-noon');
  });

  test('need a person, which an API token is not', () => {
    const token = { kind: 'token' as const, id: 'pipeline' };
    const clear = words({ stopped: [] as never, isRead: true });
    expect(outage().refused(token, clear).reason).toBe('not-yours-to-write');
    expect(outage().refused(token, clear).sentence).toContain('by name');
  });

  test('that commit the company, or that nobody could read, need the approver', () => {
    expect(outage().refused(SOL, words(FLAGGED)).reason).toBe('needs-approval');
    expect(outage().refused(SOL, words({ stopped: [] as never, isRead: false })).reason).toBe('needs-a-reader');
    expect(outage().refused(SOL, words(null)).reason).toBe('needs-a-reader');
  });

  test('are the approver’s and the commander’s to write too', () => {
    const clear = words({ stopped: [] as never, isRead: true });
    expect(sent(outage().when(VERA, clear))).toContain('back-by-noon');
    expect(sent(outage().when(IVO, clear))).toContain('back-by-noon');
  });

  test('commit the company by an answer alone, whoever writes them, so that no promise is missing in the register', () => {
    for (const writer of [VERA, IVO]) expect(outage().refused(writer, words(FLAGGED)).reason).toBe('needs-approval');
    const story = outage()
      .when(VERA, ASKED)
      .when(VERA, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' });
    expect(sent(story)).toContain('back-by-noon');
    expect(story.incident.commitments).toMatchObject([{ label: 'eta' }]);
  });
});

describe('an approval', () => {
  test('sends nothing before it is given, then exactly the words that were asked for', () => {
    const story = outage().when(SOL, ASKED);
    expect(sent(story)).not.toContain('back-by-noon');
    story.when(VERA, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' });
    expect(sent(story).filter((textId) => textId === 'back-by-noon')).toHaveLength(1);
    expect(story.refused(IVO, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' }).reason).toBe(
      'approval-answered',
    );
  });

  test('that takes its time moves nothing that the words say: the next ones are due when these say so', () => {
    const story = outage().when(SOL, ASKED);
    const saysNextAt = story.now + 30 * 60_000;
    story.until('17:14').when(VERA, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' });
    expect(story.ofType('UpdatePosted').find(({ data }) => data.textId === 'back-by-noon')?.data.nextUpdateAt).toBe(
      saysNextAt,
    );
    expect(story.duty('update-customers')?.dueAt).toBe(saysNextAt);
  });

  test('of a promise puts it into the register, and somebody owes it from then on', () => {
    const story = outage()
      .when(SOL, ASKED)
      .when(VERA, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' });
    expect(story.incident.commitments).toMatchObject([{ label: 'eta', textId: 'back-by-noon' }]);
    const key = story.incident.commitments[0]?.key ?? '';
    expect(story.incident.obligations[key]).toMatchObject({ status: 'open', owners: ['approver'] });
    story.when(VERA, { type: 'TickTask', key, noteTextId: null });
    expect(story.incident.obligations[key]?.status).toBe('done');
  });

  test('without what was flagged promises nothing', () => {
    const story = outage()
      .when(SOL, ASKED)
      .when(VERA, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'cleaned' });
    expect(sent(story)).toContain('working-on-it');
    expect(story.incident.commitments).toEqual([]);
  });

  test('is nobody else’s to give, and may be withdrawn by whoever asked', () => {
    const story = outage().when(SOL, ASKED);
    expect(story.refused(ANA, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' }).reason).toBe(
      'not-the-approver',
    );
    story.when(SOL, { type: 'AnswerApproval', approvalId: 'a1', outcome: 'refused' });
    expect(story.incident.approvals['a1']?.outcome).toBe('refused');
    expect(sent(story)).not.toContain('back-by-noon');
  });

  test('is never given by the commander to words of their own: only the approver’s own yes needs nobody else', () => {
    const story = outage().when(IVO, ASKED);
    const yes = { type: 'AnswerApproval' as const, approvalId: 'a1', outcome: 'approved' as const };
    expect(story.refused(IVO, yes).reason).toBe('own-words');
    expect(sent(story)).not.toContain('back-by-noon');
    story.when(IVO, { ...yes, outcome: 'cleaned' });
    expect(sent(story)).toContain('working-on-it');
    expect(sent(story)).not.toContain('back-by-noon');
  });

  test('keeps other words to the same audience waiting, so that nobody reads two versions', () => {
    const story = outage().when(SOL, ASKED);
    expect(story.refused(SOL, { ...ASKED, approvalId: 'a2' }).reason).toBe('approval-waiting');
  });
});

describe('an approver who does not answer', () => {
  test('is joined by the delegate after five minutes; after five more the words go out without what was flagged', () => {
    const story = outage().when(SOL, ASKED);
    expect(nextWakeAt({ incident: story.incident, procedure: referenceProcedure() })).toBeLessThanOrEqual(
      story.now + 5 * 60_000,
    );
    story.until('17:14');
    expect(story.ofType('ApprovalPassedOn')).toEqual([]);
    story.until('17:15');
    expect(story.ofType('ApprovalPassedOn')).toHaveLength(1);
    expect(sent(story)).not.toContain('working-on-it');
    story.until('17:20');
    expect(story.incident.approvals['a1']?.outcome).toBe('lapsed');
    expect(sent(story).filter((textId) => textId === 'working-on-it')).toHaveLength(1);
    expect(sent(story)).not.toContain('back-by-noon');
    expect(story.incident.commitments).toEqual([]);
  });

  test('lets nothing out when nothing is left of the words', () => {
    const story = outage();
    const before = story.when(SOL, { ...ASKED, cleanTextId: null }).ofType('UpdatePosted').length;
    story.until('17:20');
    expect(story.incident.approvals['a1']?.outcome).toBe('lapsed');
    expect(sent(story)).not.toContain('back-by-noon');
    expect(story.ofType('UpdatePosted').filter(({ data }) => data.updateId === 'a1-words')).toEqual([]);
    expect(before).toBeGreaterThanOrEqual(0);
  });
});

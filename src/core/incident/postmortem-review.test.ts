import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact } from '#testing/incident-story.ts';
import { DESK } from '../shared/actor.ts';

const resolved = () =>
  incidentStory()
    .when(IVO, severeImpact())
    .when(ANA, { type: 'Acknowledge' })
    .when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
const handedIn = () => resolved().when(IVO, { type: 'WritePostmortem', textId: 'document' });
const approve = { type: 'ReviewPostmortem' as const, outcome: 'approved' as const, textId: null };
const askForChanges = { type: 'ReviewPostmortem' as const, outcome: 'changes-asked' as const, textId: 'what' };

describe('a postmortem that was handed in', () => {
  test('is read by somebody else than who handed it in', () => {
    expect(handedIn().refused(IVO, approve).reason).toBe('own-words');
    expect(handedIn().refused(DESK, approve).reason).toBe('person-required');
    expect(handedIn().when(ANA, approve).incident.postmortem?.review).toMatchObject({ outcome: 'approved', by: ANA });
  });

  test('is not shared while changes are asked for, and can be when it was handed in again', () => {
    const asked = handedIn().when(ANA, askForChanges);
    expect(asked.refused(IVO, { type: 'SharePostmortem', textId: null }).reason).toBe('changes-asked');
    const again = asked.when(IVO, { type: 'WritePostmortem', textId: 'better' });
    expect(again.incident.postmortem?.review).toBeNull();
    expect(again.when(IVO, { type: 'SharePostmortem', textId: null }).incident.postmortem?.sharedAt).toBe(again.now);
  });

  test('can be shared without a review: the procedure’s clock does not wait for one', () => {
    const shared = handedIn().when(IVO, { type: 'SharePostmortem', textId: null });
    expect(shared.duty('share-postmortem')).toBeUndefined();
    expect(shared.when(ANA, approve).incident.postmortem?.review?.outcome).toBe('approved');
  });

  test('is not sent back without a word about what to change', () => {
    expect(handedIn().refused(ANA, { ...askForChanges, textId: null }).reason).toBe('reason-required');
  });
});

test('nobody reviews what was not handed in', () => {
  expect(resolved().refused(ANA, approve).reason).toBe('no-postmortem');
});

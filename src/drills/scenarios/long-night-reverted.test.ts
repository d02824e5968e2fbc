import { beforeAll, describe, expect, test } from 'vitest';
import type { SpaceContext } from '#app/space-context.ts';
import { suspectToRevert } from '#core/incident/revert-decision.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { referenceProcedure, referenceYaml } from '#testing/reference-procedure.ts';
import { readNight, type Night } from '../night.ts';
import { playThrough, rehearse, type RehearsalResult } from '../rehearse.ts';
import { instantIn } from '../scenario.ts';
import { LONG_NIGHT } from './long-night.ts';
import { LONG_NIGHT_REVERTED } from './long-night-reverted.ts';
import { RBAC_CHANGE_ID } from './long-night-sunday.ts';

const at = (local: string): Instant => instantIn(LONG_NIGHT_REVERTED, local);
const beat = (result: RehearsalResult, id: string) => result.beats.find((one) => one.id === id);
const figure = (result: RehearsalResult, title: string) => result.figures.find((one) => one.title === title);

describe('the long night, told a second time', () => {
  let result: RehearsalResult;
  let space: SpaceContext;
  let night: Night;
  beforeAll(async () => {
    result = await rehearse({ scenario: LONG_NIGHT_REVERTED, procedureYaml: referenceYaml() });
    space = await playThrough(LONG_NIGHT_REVERTED, referenceProcedure(), referenceYaml());
    night = await readNight(space);
  });

  test('is stopped at the gate on Sunday, and let through by name, with the reason in the register', async () => {
    expect(beat(result, 'gate')?.sentence).toContain('The gate said stop. It touches 4 services.');
    expect(beat(result, 'override')?.sentence).toContain('The gate said pass.');
    const [change] = await space.storage.changes.byIds([RBAC_CHANGE_ID]);
    expect(change).toMatchObject({
      services: ['access', 'environments', 'api', 'web'],
      gate: { reason: 'overridden', override: { by: 'Omar Haddad', reason: expect.stringContaining('Sunday') } },
    });
  });

  test('has the deployment as the first suspect within a minute of the first ticket, a day later, among 40 changes', async () => {
    const others = (await space.storage.changes.list({ limit: 100 })).filter(({ id }) => id !== RBAC_CHANGE_ID);
    expect(others.length).toBeGreaterThanOrEqual(35);
    const { suspectAt } = suspectToRevert(night.incident!.state);
    expect(night.incident!.state.suspectedAt).toHaveProperty(RBAC_CHANGE_ID, suspectAt);
    expect(suspectAt! - at('17:03')).toBeLessThanOrEqual(MINUTE_MS);
    expect(suspectAt! - at('-1 17:00')).toBeGreaterThanOrEqual(24 * 60 * MINUTE_MS);
    expect(result.advice).toMatchObject([{ localTime: '17:03', advises: 'revert', changeId: RBAC_CHANGE_ID }]);
  });

  test('starts the revert before 17:30, by two people since data is affected', () => {
    const { revertAt } = suspectToRevert(night.incident!.state);
    expect(revertAt).toBeLessThan(at('17:30'));
    const agreed = night.incident!.events.filter(({ type }) => type === 'RevertAgreed');
    const started = night.incident!.state.mitigations[0];
    expect(agreed.map(({ by }) => by)).toEqual([{ kind: 'person', id: 'drill-noa' }]);
    expect(started).toMatchObject({
      kind: 'revert',
      changeId: RBAC_CHANGE_ID,
      by: { kind: 'person', id: 'drill-ruth' },
    });
  });

  test('runs the whole plan, callers first, and proves that it worked before 17:45', () => {
    const run = night.run!.state;
    expect(run.steps.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'web-redeploy succeeded',
      'api-undo succeeded',
      'environments-undo succeeded',
      'access-redeploy succeeded',
      'access-replay succeeded',
      'access-save succeeded',
    ]);
    expect(run.outcome).toBe('worked');
    expect(run.endedAt).toBeLessThan(at('17:45'));
    expect(night.incident!.state.mitigatedAt).toBeLessThan(at('17:30'));
  });

  test('has words go out as the procedure says, and ends closed with the postmortem shared', () => {
    const words = result.timeline.filter(({ sentence }) => sentence.includes('told'));
    expect(words.find(({ sentence }) => sentence.includes('reads the status page'))).toMatchObject({
      localTime: '17:17',
      automatic: true,
    });
    expect(result.phase).toBe('closed');
    expect(result.conformance.filter(({ late, open }) => late + open > 0)).toEqual([]);
    expect(result.beats.filter(({ outcome }) => outcome !== 'played')).toEqual([]);
  });

  test('says how long it took from a known suspect to the revert, beside the talk’s 32 minutes to a suspect', () => {
    expect(figure(result, 'First ticket to a suspected change')).toMatchObject({ then: '32 min', here: '0 min' });
    expect(figure(result, 'Suspect known to revert started')).toMatchObject({
      then: 'not known; it was fixed forward',
      here: '8 min',
    });
  });

  test('is the same in every run, to the byte', async () => {
    const again = await rehearse({ scenario: LONG_NIGHT_REVERTED, procedureYaml: referenceYaml() });
    expect(JSON.stringify(again)).toBe(JSON.stringify(result));
  });
});

describe('the long night as it was', () => {
  let result: RehearsalResult;
  beforeAll(async () => {
    result = await rehearse({ scenario: LONG_NIGHT, procedureYaml: referenceYaml() });
  });

  test('is stopped at the gate too, and goes out past it, as in 2018', () => {
    expect(beat(result, 'gate')?.sentence).toContain('The gate said stop. It touches 4 services.');
    expect(beat(result, 'went-out')).toMatchObject({
      outcome: 'played',
      sentence: expect.stringContaining('past the gate'),
    });
  });

  test('has the suspect at hand when the talk’s team had not thought of it, and takes eight hours to the revert', () => {
    expect(result.advice[0]).toMatchObject({ localTime: '17:03', advises: 'revert', changeId: RBAC_CHANGE_ID });
    expect(figure(result, 'Suspect known to revert started')?.here).toBe('8 h 12 min');
  });
});

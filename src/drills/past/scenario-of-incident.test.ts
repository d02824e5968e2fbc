import { beforeAll, describe, expect, test } from 'vitest';
import { DESK } from '#core/shared/actor.ts';
import { ANA, incidentStory, IVO, severeImpact, type IncidentStory } from '#testing/incident-story.ts';
import { referenceProcedure, referenceYaml } from '#testing/reference-procedure.ts';
import { readNight } from '../night.ts';
import { changeProcedure } from '../nights/change-procedure.ts';
import { playThrough, rehearse, type RehearsalResult } from '../rehearse.ts';
import { FALSE_ALARM } from '../scenarios/false-alarm.ts';
import { LONG_NIGHT } from '../scenarios/long-night.ts';
import type { Scenario } from '../scenario.ts';
import { readVirtualPerson } from '../virtual-people.ts';
import { scenarioFrom, type PlainScenario } from './plain-scenario.ts';
import { scenarioOfIncident } from './scenario-of-incident.ts';

/** A scenario played once, and taken from the desk as an incident of the past. */
async function pastOf(scenario: Scenario): Promise<PlainScenario> {
  const space = await playThrough(scenario, referenceProcedure(), referenceYaml());
  const { incident } = await readNight(space);
  if (incident === null) throw new Error('the scenario has an incident');
  const { id, state, procedure, events } = incident;
  const { features } = await space.storage.catalogue.get();
  return scenarioOfIncident({ id, state, procedure, events, catalogue: { features } });
}

let past: PlainScenario;
let again: RehearsalResult;
beforeAll(async () => {
  past = await pastOf(LONG_NIGHT);
});
beforeAll(async () => {
  again = await rehearse({ scenario: scenarioFrom(past), procedureYaml: referenceYaml() });
});

const figure = (result: RehearsalResult, title: string) => result.figures.find((one) => one.title === title);

describe('an incident of the desk, played again', () => {
  test('names neither people nor customers, and holds no word that anybody wrote', () => {
    const told = JSON.stringify([past, again]);
    const { people, catalogue } = LONG_NIGHT.company;
    const names = [
      ...people.flatMap(({ name, email }) => [name, name.split(' ')[0], email]),
      ...catalogue.customers.map(({ name }) => name),
    ];
    for (const name of names) expect(told).not.toContain(name);
    expect(told).not.toContain('Saving');
  });

  test('under the same procedure comes to the same', () => {
    expect(again.beats.filter(({ outcome }) => outcome === 'refused' || outcome === 'not-reached')).toEqual([]);
    for (const title of [
      'First ticket to somebody being on it',
      'First ticket to the status page',
      'First ticket to a known impact',
    ]) {
      const { then, here } = figure(again, title)!;
      expect(here).toBe(then);
    }
  });

  test('under another procedure shows what would have been different', async () => {
    const procedureYaml = changeProcedure(referenceYaml(), ['open-status-page.level=ask']);
    const other = await rehearse({ scenario: scenarioFrom(past), procedureYaml });
    const { then, here } = figure(other, 'First ticket to the status page')!;
    expect([then, here]).toEqual([expect.stringMatching(/^1\d min$/), expect.stringMatching(/h /)]);
  });

  test('is plain data that survives being written down', () => {
    expect(JSON.parse(JSON.stringify(past))).toEqual(past);
  });

  test('tells no figure of sleep or alertness: real people stand behind the roles', () => {
    const titles = again.figures.map(({ title }) => title);
    expect(titles).toContain('Longest command of one person');
    expect(titles.filter((title) => /limit|sleep/.test(title))).toEqual([]);
    expect(Object.keys(past.figuresThen ?? {})).not.toContain('past-limit');
  });

  test('calls people by their role as a person would say it', () => {
    const said = again.comparison.flatMap(({ then, here }) => [then ?? '', here ?? '']).join(' ');
    expect(again.timeline.map(({ sentence }) => sentence)).toContain('The on-call engineer took the role.');
    expect(said).toContain('TwoAM paged the incident manager on call.');
    expect(said).not.toMatch(/\b[Tt]he (somebody|an?)\b|[a-z] The /);
  });

  test('says when service was restored, and how that is known', () => {
    const { then, here } = figure(again, 'First ticket to service restored')!;
    expect([then, here]).toEqual([expect.stringMatching(/, seen to work$/), then]);
  });

  test('that was a bug is set down as one again', async () => {
    const bug = await rehearse({ scenario: scenarioFrom(await pastOf(FALSE_ALARM)), procedureYaml: referenceYaml() });
    expect(bug.phase).toBe('not-an-incident');
    expect(figure(bug, 'First ticket to service restored')).toMatchObject({
      then: 'it was no incident',
      here: 'it was no incident',
    });
  });
});

describe('an incident of the desk that nobody verified', () => {
  const nothing = { changeId: null, noteTextId: null, reasonTextId: null };
  const pastOfStory = ({ incident, procedure, events }: IncidentStory) =>
    scenarioOfIncident({ id: 'i', state: incident, procedure, events, catalogue: { features: [] } });
  const restoredAgain = async (story: IncidentStory) => {
    const result = await rehearse({ scenario: scenarioFrom(pastOfStory(story)), procedureYaml: referenceYaml() });
    return figure(result, 'First ticket to service restored')!;
  };
  const begun = () => {
    const story = incidentStory({ customers: ['acme', 'globex'] })
      .until('17:10')
      .when(IVO, severeImpact());
    for (const [role, personId] of Object.entries({ 'on-call': 'ana', imoc: 'ivo' }))
      story.when(IVO, { type: 'AssignRole', role, personId });
    return story.when(ANA, { type: 'StartMitigation', mitigationId: 'm', kind: 'restart', ...nothing }).until('17:40');
  };
  const resolve = { type: 'Resolve', verificationTextId: 'seen' } as const;

  test('was restored when it was resolved, then and here', async () => {
    const story = begun().when(ANA, {
      type: 'VerifyMitigation',
      mitigationId: 'm',
      outcome: 'no-effect',
      noteTextId: null,
    });
    const { then, here } = await restoredAgain(story.until('18:03').when(IVO, resolve));
    expect(then).toBe('1 h, resolved');
    expect(here).toMatch(/, resolved$/);
  });

  test('was restored when alerts went quiet, and whoever tried sees it here', async () => {
    const story = begun().when(DESK, {
      type: 'VerifyMitigation',
      mitigationId: 'm',
      outcome: 'worked',
      noteTextId: null,
    });
    const { then, here } = await restoredAgain(story.until('18:03').when(IVO, resolve));
    expect(then).toBe('37 min, alerts quiet');
    expect(here).toMatch(/, seen to work$/);
  });
});

describe('virtual people', () => {
  const procedure = referenceProcedure();
  const play = (...who: string[]) =>
    rehearse({
      scenario: LONG_NIGHT,
      procedureYaml: referenceYaml(),
      virtualPeople: who.map((text) => readVirtualPerson(text, procedure)!),
    });
  const said = ({ coping }: RehearsalResult) => coping.map(({ localTime, sentence }) => `${localTime} ${sentence}`);

  test('an incident manager who sleeps is not waited for: the deputy comes in turn and estimates the impact', async () => {
    const night = await play('asleep:imoc');
    expect(night.virtualPeople).toEqual(['The Incident manager on call sleeps until 07:00.']);
    expect(said(night)).toContainEqual(expect.stringMatching(/^17:12 Omar Haddad answered the page/));
    expect(said(night)).toContainEqual(expect.stringMatching(/^17:18 Omar Haddad assessed/));
  });

  test('with nobody who can judge, a priority is assumed and the words go out on time all the same', async () => {
    const night = await play('absent:imoc', 'absent:tloc');
    expect(said(night)).toContainEqual(expect.stringContaining('so P1 is assumed'));
    expect(said(night)).toContainEqual(expect.stringContaining('Nobody answered the page'));
    const { here } = figure(night, 'Updates on time')!;
    const [onTime, due] = here.split(' of ');
    expect(onTime).toBe(due);
    expect(figure(night, 'First ticket to the status page')?.here).toBe('17 min');
  });

  test('somebody late delays what only they do', async () => {
    const [usual, late] = [await play(), await play('late:on-call')];
    expect(figure(usual, 'First ticket to somebody being on it')?.here).not.toBe(
      figure(late, 'First ticket to somebody being on it')?.here,
    );
    expect(usual.coping).toEqual([]);
  });

  test.each(['sleepy', 'late:nobody', 'asleep:imoc:twice', ''])('“%s” is nobody', (text) => {
    expect(readVirtualPerson(text, procedure)).toBeNull();
  });

  test('without a role it is whoever commands', () => {
    expect(readVirtualPerson('absent', procedure)).toEqual({ behaviour: 'absent', role: 'imoc' });
  });
});

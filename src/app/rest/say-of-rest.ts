import type { BodyOf } from '#contract/route.ts';
import type { sayOfMyRest } from '#contract/rest.ts';
import { faultOfSleep } from '#core/rest/check-statement.ts';
import { assumedSettings, type RestFact, type RestSettings } from '#core/rest/person-rest.ts';
import { fromIso, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { mustBeZone } from '../people/must-be-zone.ts';
import type { PersonRow } from '../ports/people.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { restRules } from './rest-rules.ts';

type Statement = BodyOf<typeof sayOfMyRest>;

/** The same word again within this is the same word. */
const SAME_WORD_MS = 2 * MINUTE_MS;
/** More words than anybody has need of, so that nobody fills the table. */
const MOST_WORDS = 300;

/** Somebody says something of their own rest. Times are the desk's, but for those of a sleep that was. */
export async function sayOfRest(
  context: SpaceContext,
  person: PersonRow,
  statement: Statement,
): Promise<{ factId: string }> {
  const now = context.clock.now();
  const { settings: set = null, facts = [] } = (await context.storage.rest.of([person.id])).get(person.id) ?? {};
  const settings = set ?? assumedSettings(person.zone);
  mustBeEstimated(settings);
  const said = factFrom(statement, settings, { id: context.ids.next('rest'), at: now });
  await mustBePlausible(context, said, now);
  const repeated = facts.findLast((fact) => isSameWord(fact, said));
  if (repeated !== undefined) return { factId: repeated.id };
  if (facts.filter(isWord).length >= MOST_WORDS)
    throw new Refused('refused', {
      reason: 'There are more words about your rest here than anybody needs.',
      next: 'Delete some below.',
    });
  await context.storage.rest.add({ personId: person.id, fact: said });
  if (said.kind === 'zone') await context.storage.rest.putSettings(person.id, { ...settings, zone: said.toZone });
  return { factId: said.id };
}

function mustBeEstimated({ estimate }: RestSettings): void {
  if (estimate) return;
  throw new Refused('refused', {
    reason: 'You switched the estimate off, so nothing is kept of your sleep.',
    next: 'Switch it on first.',
  });
}

function factFrom(statement: Statement, { zone }: RestSettings, base: { id: string; at: Instant }): RestFact {
  switch (statement.kind) {
    case 'slept':
      return { ...base, kind: 'slept', fromAt: fromIso(statement.fromAt), toAt: fromIso(statement.toAt) };
    case 'zone':
      return { ...base, kind: 'zone', fromZone: zone, toZone: statement.zone };
    default:
      return { ...base, kind: statement.kind };
  }
}

async function mustBePlausible(context: SpaceContext, said: RestFact, now: Instant): Promise<void> {
  if (said.kind === 'slept') {
    const fault = faultOfSleep(said, now, (await restRules(context)).keepMs);
    if (fault !== null) throw new Refused('refused', fault);
  }
  if (said.kind !== 'zone') return;
  mustBeZone(said.toZone);
  if (said.toZone === said.fromZone)
    throw new Refused('refused', { reason: 'You are in this time zone already.', next: 'There is nothing to say.' });
}

/** Said by the person; pages and activity are noted by the desk. */
function isWord({ kind }: RestFact): boolean {
  return kind !== 'page' && kind !== 'activity';
}

function isSameWord(fact: RestFact, said: RestFact): boolean {
  if (fact.kind === 'slept' && said.kind === 'slept') return fact.fromAt === said.fromAt && fact.toAt === said.toAt;
  return fact.kind === said.kind && fact.kind !== 'zone' && fact.kind !== 'slept' && said.at - fact.at < SAME_WORD_MS;
}

import type { EventOf, IncidentEvent } from '../incident/events.ts';
import type { Incident } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Instant } from '../shared/instant.ts';
import type { ClockMark, Customers, CustomerState, Spell, SpellEnd, WordsTold } from './customer-state.ts';

/** The part of `evolve` that keeps whom the incident hurts, since when, and what they were told. */
export function evolveCustomers(incident: Incident, event: IncidentEvent): Customers {
  const { customers } = incident;
  switch (event.type) {
    case 'SignalLinked':
      return reported(incident, event);
    case 'ImpactAssessed':
      return assessed(incident, event);
    case 'TermsRecorded': {
      const { customerIds, terms } = event.data;
      return changed(customers, customerIds, (state) => (state.terms === null ? { ...state, terms } : state));
    }
    case 'UpdatePosted': {
      const { toCustomerIds = [], updateId, nextUpdateAt } = event.data;
      const untilAt = incident.phase === 'stood-down' ? nextUpdateAt : null;
      return changed(customers, toCustomerIds, (state) => told(state, { updateId, at: event.at, untilAt }));
    }
    case 'DuplicateAbsorbed':
      return (event.data.words ?? []).reduce(
        (all, { customerId, updateId, at }) =>
          changed(all, [customerId], (state) => told(state, { updateId, at, untilAt: null })),
        customers,
      );
    case 'MitigationVerified':
      return event.data.outcome === 'worked'
        ? everySpell(customers, (spell) => (spell.endedAt === null ? restored(spell, event.at) : spell))
        : customers;
    case 'IncidentResolved':
      return everySpell(customers, (spell) =>
        spell.endedAt === null ? { ...restored(spell, event.at), endedAt: event.at, end: 'resolved' } : spell,
      );
    case 'IncidentDismissed':
      return everySpell(customers, (spell) => over(spell, event.at, 'not-an-incident'));
    case 'IncidentMerged':
      return everySpell(customers, (spell) => over(spell, event.at, 'merged'));
    case 'IncidentClosed':
      return everySpell(customers, (spell) => ({ ...spell, closedAt: spell.closedAt ?? event.at }));
    case 'IncidentReopened':
      return changed(customers, Object.keys(customers), (state) => reopened(state, event.at));
    case 'ClocksWarned':
      return marked(customers, event.data, (mark) => ({ ...mark, warnedAt: mark.warnedAt ?? event.at }));
    case 'ClocksBreached':
      return marked(customers, event.data, (mark) => ({ ...mark, breachedAt: mark.breachedAt ?? event.at }));
    default:
      return customers;
  }
}

const UNKNOWN: CustomerState = { terms: null, spells: [], reportedAfterAt: null, wordsTold: 0, marks: {} };

function begun(fromAt: Instant, reportedAt: Instant | null, knownAt: Instant | null): Spell {
  return { fromAt, reportedAt, knownAt, restoredAt: null, words: [], endedAt: null, end: null, closedAt: null };
}

function reported(incident: Incident, event: EventOf<'SignalLinked'>): Customers {
  const { signal, signalId, customerId } = event.data;
  if (signal !== 'report' || customerId === null) return incident.customers;
  if (incident.signals.some((known) => known.id === signalId)) return incident.customers;
  const receivedAt = Math.min(event.data.receivedAt ?? event.at, event.at);
  const state = incident.customers[customerId] ?? UNKNOWN;
  return { ...incident.customers, [customerId]: afterReport(state, receivedAt, isOpen(incident.phase)) };
}

function afterReport(state: CustomerState, receivedAt: Instant, isIncidentOpen: boolean): CustomerState {
  if (!isIncidentOpen) return { ...state, reportedAfterAt: state.reportedAfterAt ?? receivedAt };
  const last = state.spells.at(-1);
  if (last === undefined || last.endedAt !== null)
    return { ...state, spells: [...state.spells, begun(receivedAt, receivedAt, null)] };
  return last.reportedAt === null ? withLast(state, { ...last, reportedAt: receivedAt }) : state;
}

function assessed(incident: Incident, event: EventOf<'ImpactAssessed'>): Customers {
  const { answers, assumed } = event.data.assessment;
  // An assumption knows no more than the reports did.
  if (assumed) return incident.customers;
  const before = incident.assessment;
  const named = new Set(answers.customerIds);
  // Whoever is named first is hurt from the start of the round; whoever comes later, from then on.
  const roundAt = incident.round === 0 ? incident.openedAt : (incident.arrivals['reopened']?.at ?? incident.openedAt);
  const isFirst = before === null || before.assumed || before.at < roundAt;
  const fromAt = isFirst ? roundAt : event.at;
  const known = [...named].reduce<Customers>((all, id) => {
    return { ...all, [id]: afterNaming(all[id] ?? UNKNOWN, fromAt, event.at) };
  }, incident.customers);
  const saysWho = named.size > 0 || answers.customers === 0;
  if (!saysWho || before === null || before.assumed) return known;
  const dropped = before.answers.customerIds.filter((id) => !named.has(id));
  return changed(known, dropped, (state) => ({
    ...state,
    spells: state.spells.map((spell) => (spell.endedAt === null ? over(spell, event.at, 'not-hurt') : spell)),
  }));
}

function afterNaming(state: CustomerState, fromAt: Instant, at: Instant): CustomerState {
  const last = state.spells.at(-1);
  if (last === undefined || last.endedAt !== null) {
    const again = last === undefined ? fromAt : at;
    return { ...state, spells: [...state.spells, begun(again, null, at)] };
  }
  return last.knownAt === null ? withLast(state, { ...last, knownAt: at }) : state;
}

function told(state: CustomerState, words: { updateId: string; at: Instant; untilAt: Instant | null }): CustomerState {
  const hears = (spell: Spell): boolean =>
    spell.closedAt === null && !spell.words.some(({ updateId, at }) => updateId === words.updateId || at === words.at);
  if (!state.spells.some(hears)) return state;
  const ordinal = state.wordsTold + 1;
  const spells = state.spells.map((spell) =>
    hears(spell) ? { ...spell, words: inOrder([...spell.words, { ...words, ordinal }]) } : spell,
  );
  return { ...state, wordsTold: ordinal, spells };
}

/** A duplicate's words may be older than those that were sent here. */
function inOrder(words: WordsTold[]): WordsTold[] {
  return words.toSorted((a, b) => a.at - b.at);
}

function restored(spell: Spell, at: Instant): Spell {
  return { ...spell, restoredAt: spell.restoredAt ?? at };
}

function over(spell: Spell, at: Instant, end: SpellEnd): Spell {
  if (spell.closedAt !== null) return spell;
  return spell.endedAt === null ? { ...spell, endedAt: at, end, closedAt: at } : { ...spell, closedAt: at };
}

function reopened(state: CustomerState, at: Instant): CustomerState {
  const last = state.spells.at(-1);
  const pendingAt = state.reportedAfterAt;
  const isBack = last?.end === 'resolved' || last?.end === 'not-an-incident';
  if (!isBack && pendingAt === null) return state;
  const spell = begun(pendingAt ?? at, pendingAt, at);
  return { ...state, reportedAfterAt: null, spells: [...state.spells, spell] };
}

function withLast(state: CustomerState, spell: Spell): CustomerState {
  return { ...state, spells: [...state.spells.slice(0, -1), spell] };
}

function everySpell(customers: Customers, change: (spell: Spell) => Spell): Customers {
  return changed(customers, Object.keys(customers), (state) => ({ ...state, spells: state.spells.map(change) }));
}

function changed(customers: Customers, ids: string[], change: (state: CustomerState) => CustomerState): Customers {
  if (ids.length === 0) return customers;
  const next = { ...customers };
  for (const id of ids) {
    const state = next[id];
    if (state !== undefined) next[id] = change(state);
  }
  return next;
}

function marked(
  customers: Customers,
  { clock, due }: EventOf<'ClocksWarned' | 'ClocksBreached'>['data'],
  mark: (before: ClockMark) => ClockMark,
): Customers {
  const next = { ...customers };
  for (const { customerId, occurrence } of due) {
    const state = next[customerId];
    if (state === undefined) continue;
    const key = `${clock}#${occurrence}`;
    const before = state.marks[key] ?? { warnedAt: null, breachedAt: null };
    next[customerId] = { ...state, marks: { ...state.marks, [key]: mark(before) } };
  }
  return next;
}

import { DAY_MS, HOUR_MS, type Instant } from '../shared/instant.ts';
import { delayDensity } from './delay-density.ts';
import { hurtPlaces, type HurtPlace } from './hurt-places.ts';
import type { HurtSignal } from './hurt-signal.ts';
import { otherCause, TELLS, type OtherCause } from './other-causes.ts';
import type { ChangeKind, RecordedChange } from './recorded-change.ts';
import { serviceMap, type Relation, type ServiceCatalogue, type ServiceMap } from './service-map.ts';
import { sharedWords, type SharedWords } from './shared-words.ts';
import { wordWeights } from './word-weights.ts';

/** What is known when somebody asks which change it was. */
export interface SuspectQuestion {
  catalogue: ServiceCatalogue;
  changes: readonly RecordedChange[];
  signals: readonly HurtSignal[];
  asOf: Instant;
}

/** Why a change is suspected, as facts that a person can check. */
export type SuspectReason =
  | { kind: 'touched'; service: string; place: string; relation: Exclude<Relation, 'unrelated'> }
  | { kind: 'before'; ms: number }
  | { kind: 'words'; words: string[] }
  | { kind: 'trade'; trade: string }
  | { kind: 'still-rolling-out' }
  | { kind: 'stopped-half-way' }
  | { kind: 'undone-before' }
  | { kind: 'elsewhere'; environment: string };

export interface Suspect {
  changeId: string;
  /** Probability that this change is the cause, 0 to 1. */
  probability: number;
  reasons: SuspectReason[];
}

/** Suspects, the most probable first. What their probabilities leave to 1 is that no recorded change is the cause. */
export interface SuspectRanking {
  suspects: Suspect[];
  /** The first, when it is twice as likely as everything else together. */
  strong: Suspect | null;
  /** A cause other than a change that a signal names. */
  otherCause: OtherCause | null;
}

/**
 * How the weights came about. Each is a statement about outages that can be argued with and none was fitted:
 * NONE_PER_CHANGE: for two outages behind which there is a recorded change, one has none: capacity, hardware, expiry, a supplier,
 *   or a change that nobody recorded.
 * UNNAMED: every second outage without a change names its cause in a signal; when none is named that speaks against it.
 * ELSEWHERE: a change in another environment hurts this one only when somebody wrote the wrong environment down.
 * UNDONE: what was undone before it hurt leaves harm behind now and then.
 * STRONG: twice as likely as everything else together.
 */
const RISK: Record<ChangeKind, number> = { infra: 2, migration: 2, config: 2, deploy: 1, flag: 1, command: 0.5 };
const NONE_PER_CHANGE = 1 / 2;
const UNNAMED = 0.6;
const ELSEWHERE = 0.02;
const UNDONE = 0.03;
const HALF_WAY = 2;
const STRONG = 2 / 3;
const SUSPECTS_SHOWN = 20;

/** Ranks the changes of a question as causes. Same input, same answer; the order of changes and signals is no matter. */
export function rankSuspects(question: SuspectQuestion): SuspectRanking {
  const { catalogue, signals, asOf } = question;
  const changes = question.changes.filter((change) => change.at <= asOf);
  const onset = Math.min(...signals.map(({ at }) => at), asOf);
  const map = serviceMap(catalogue);
  const places = hurtPlaces(signals, catalogue);
  const environment = hurtEnvironment(signals, changes);
  const words = sharedWords(changes, signals, catalogue);
  const byWords = wordWeights(words);
  const weighed = changes.map((change) => ({
    change,
    weight:
      timeWeight(change, onset) *
      placeWeight(change.services, places, map) *
      (byWords.get(change.id) ?? 1) *
      (change.environment === environment ? 1 : ELSEWHERE) *
      stateWeight(change, onset),
  }));
  const named = otherCause(signals);
  const here = changes.filter((change) => change.environment === environment);
  const none =
    NONE_PER_CHANGE * changesPerHour(here, onset) * noneWeight(places, map) * (named === null ? UNNAMED : TELLS[named]);
  const all = weighed.reduce((sum, { weight }) => sum + weight, none);
  const suspects = weighed
    .map(({ change, weight }) => ({ change, probability: all === 0 ? 0 : weight / all }))
    .toSorted(
      (one, other) =>
        other.probability - one.probability ||
        other.change.at - one.change.at ||
        (one.change.id < other.change.id ? -1 : 1),
    )
    .slice(0, SUSPECTS_SHOWN)
    .map(({ change, probability }) => ({
      changeId: change.id,
      probability,
      reasons: reasonsFor(change, { onset, places, map, environment, words: words.get(change.id) }),
    }));
  const first = suspects[0];
  return { suspects, strong: first !== undefined && first.probability >= STRONG ? first : null, otherCause: named };
}

function timeWeight({ at, kind }: RecordedChange, onset: Instant): number {
  return at > onset ? 0 : RISK[kind] * delayDensity(kind, onset - at);
}

function stateWeight({ status, endsAt }: RecordedChange, onset: Instant): number {
  if (status === 'rolled-back') return endsAt === null || endsAt <= onset ? UNDONE : 1;
  return status === 'failed' ? HALF_WAY : 1;
}

/** How well harm that begins at one of the services explains all that is hurt; more services, more that can break. */
function placeWeight(services: readonly string[], places: readonly HurtPlace[], map: ServiceMap): number {
  const sum = services.reduce((total, service) => total + explained(service, places, map), 0);
  return services.length === 0 ? 0 : sum / Math.sqrt(services.length);
}

/** The same for a fault that no change brought: it may begin at any service. */
function noneWeight(places: readonly HurtPlace[], map: ServiceMap): number {
  if (map.ids.length === 0) return 1;
  return map.ids.reduce((sum, service) => sum + explained(service, places, map), 0) / map.ids.length;
}

function explained(service: string, places: readonly HurtPlace[], map: ServiceMap): number {
  return places.reduce(
    (product, place) => product * place.services.reduce((sum, hurt) => sum + map.spread(service, hurt), 0),
    1,
  );
}

/** The environment the signals name, else the one in which most changes are made. */
function hurtEnvironment(signals: readonly HurtSignal[], changes: readonly RecordedChange[]): string | null {
  const named = signals.find((signal) => signal.environment !== null)?.environment;
  if (named !== undefined) return named;
  const counts = Map.groupBy(changes, (change) => change.environment);
  return (
    [...counts].toSorted(([one, some], [other, more]) => more.length - some.length || (one < other ? -1 : 1))[0]?.[0] ??
    null
  );
}

function changesPerHour(changes: readonly RecordedChange[], onset: Instant): number {
  const first = Math.min(...changes.map(({ at }) => at), onset);
  const hours = Math.max(DAY_MS, onset - first) / HOUR_MS;
  return Math.max(1, changes.length) / hours;
}

interface Seen {
  onset: Instant;
  places: readonly HurtPlace[];
  map: ServiceMap;
  environment: string | null;
  words: SharedWords | undefined;
}

const NEAREST: readonly Relation[] = ['same', 'caller', 'caller-of-caller', 'callee'];

function reasonsFor(change: RecordedChange, { onset, places, map, environment, words }: Seen): SuspectReason[] {
  const reasons: SuspectReason[] = [];
  const touched = places
    .flatMap((place) =>
      change.services.flatMap((service) =>
        place.services.map((hurt) => ({ service, place: place.name, relation: map.relation(service, hurt) })),
      ),
    )
    .filter((one): one is typeof one & { relation: Exclude<Relation, 'unrelated'> } => one.relation !== 'unrelated')
    .toSorted((one, other) => NEAREST.indexOf(one.relation) - NEAREST.indexOf(other.relation))[0];
  if (touched !== undefined) reasons.push({ kind: 'touched', ...touched });
  if (change.at <= onset) reasons.push({ kind: 'before', ms: onset - change.at });
  const said = [...(words?.title ?? []), ...(words?.description ?? [])];
  if (said.length > 0) reasons.push({ kind: 'words', words: said });
  if (said.length === 0 && words?.trades[0] !== undefined) reasons.push({ kind: 'trade', trade: words.trades[0] });
  if (change.status === 'in-progress') reasons.push({ kind: 'still-rolling-out' });
  if (change.status === 'failed') reasons.push({ kind: 'stopped-half-way' });
  if (change.status === 'rolled-back' && (change.endsAt ?? onset) <= onset) reasons.push({ kind: 'undone-before' });
  if (change.environment !== environment) reasons.push({ kind: 'elsewhere', environment: change.environment });
  return reasons;
}

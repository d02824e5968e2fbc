import type { Instant } from '#core/shared/instant.ts';
import { groupForAlert } from '#core/signal/group-signals.ts';
import { statusWhenQuiet } from '#core/signal/group-state.ts';
import { groupTitle } from '#core/signal/group-title.ts';
import { worseSeverity } from '#core/signal/severity.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { groupView, type GroupWithPhase } from './group-columns.ts';
import { groupHash } from './signal-columns.ts';

/** The groups that one request touches, as they will be after it. */
export interface ChangingGroups {
  /** The group that takes a new alert; `members` are all new alerts of its key, in their order. */
  forAlerts(members: [IncomingAlert, ...IncomingAlert[]], source: string, at: Instant): GroupWithPhase;
  took(group: GroupWithPhase, news: IncomingAlert, at: Instant): void;
  renewed(groupId: string, news: IncomingAlert, at: Instant): void;
  resolved(groupId: string, at: Instant | null): void;
  /** Of the groups in which an alert resolved, those without a firing one, in their new status. */
  settleQuiet(): GroupWithPhase[];
  opened(): GroupWithPhase[];
  changed(): GroupWithPhase[];
}

export function changingGroups(loaded: GroupWithPhase[], nextId: () => string): ChangingGroups {
  const groups = new Map(loaded.map((group) => [group.id, { ...group }]));
  const byKey = Map.groupBy(groups.values(), (group) => group.group_key_hash ?? '');
  const openedIds = new Set<string>();
  const changedIds = new Set<string>();
  const quietenedIds = new Set<string>();

  function change(id: string): GroupWithPhase {
    const group = groups.get(id);
    if (group === undefined) throw new Error(`group ${id} of an alert is missing`);
    changedIds.add(id);
    return group;
  }

  function only(ids: Iterable<string>): GroupWithPhase[] {
    return [...ids].flatMap((id) => groups.get(id) ?? []);
  }

  return {
    forAlerts([first, ...others], source, at) {
      const hash = groupHash(first);
      // The stored key may be one from which a person was erased; the hash still says that it is the same.
      const views = (byKey.get(hash) ?? []).map((group) => ({ ...groupView(group), groupKey: first.groupKey }));
      const chosen = groupForAlert(views, first);
      if (chosen !== null) return change(chosen.id);
      const group = newGroup({ id: nextId(), title: groupTitle([first, ...others]), source, openedAt: at });
      group.hook_id = first.hookId;
      group.group_key = first.groupKey;
      group.group_key_hash = hash;
      groups.set(group.id, group);
      byKey.set(hash, [...(byKey.get(hash) ?? []), group]);
      openedIds.add(group.id);
      changedIds.add(group.id);
      return group;
    },

    took(group, news, at) {
      group.firing += 1;
      group.feature_id ??= news.featureId;
      group.service ??= news.service;
      group.severity = worseSeverity(group.severity, news.severity);
      group.last_signal_at = at;
    },

    renewed(groupId, news, at) {
      const group = change(groupId);
      group.severity = worseSeverity(group.severity, news.severity);
      group.last_signal_at = at;
    },

    resolved(groupId, at) {
      const group = change(groupId);
      group.firing -= 1;
      group.resolved += 1;
      if (at !== null) group.last_signal_at = at;
      quietenedIds.add(groupId);
    },

    settleQuiet() {
      const quiet = only(quietenedIds).filter((group) => group.firing === 0);
      for (const group of quiet) group.status = statusWhenQuiet(group);
      return quiet;
    },

    opened: () => only(openedIds),
    changed: () => only(changedIds),
  };
}

/** A group that waits for triage and holds nothing yet. */
export function newGroup(start: { id: string; title: string; source: string; openedAt: Instant }): GroupWithPhase {
  return {
    id: start.id,
    hook_id: null,
    group_key: null,
    group_key_hash: null,
    title: start.title,
    status: 'open',
    source: start.source,
    firing: 0,
    resolved: 0,
    reports: 0,
    customer_ids: [],
    feature_id: null,
    service: null,
    severity: null,
    opened_at: start.openedAt,
    last_signal_at: start.openedAt,
    incident_id: null,
    page_id: null,
    incident_phase: null,
  };
}

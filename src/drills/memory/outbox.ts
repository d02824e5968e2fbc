import type { ClaimedMessage, FinalAnswer, Outbox, OutboxRow } from '#app/ports/outbox.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { Instant } from '#core/shared/instant.ts';

const UNSUBSCRIBED = 'The recipient does not want to be told any more.';

interface Entry {
  row: OutboxRow;
  /** When it is to be sent, or its outcome told, next; null when nothing is left to do. */
  nextAt: Instant | null;
  firstTriedAt: Instant | null;
  answer: FinalAnswer | null;
  held: boolean;
  fence: number;
}

/** The outbox in memory, with what writing an event and erasing a person need beyond the port. */
export type MemoryOutbox = Outbox & {
  add(messages: readonly OutgoingMessage[], at?: Instant): void;
  reword(rewrite: (words: string) => string): void;
  /** Stops what waits for a recipient, and forgets where it went. */
  forget(recipientId: string): void;
};

/** A message id that is known already adds nothing. Claims are fenced, but held until they are given back. */
export function memoryOutbox(): MemoryOutbox {
  const entries = new Map<string, Entry>();

  function add(messages: readonly OutgoingMessage[], at?: Instant): void {
    for (const message of messages) {
      if (!entries.has(message.messageId)) entries.set(message.messageId, waiting(message, at ?? message.notBefore));
    }
  }

  function heldBy(claim: ClaimedMessage): Entry | null {
    const entry = entries.get(claim.id);
    return entry !== undefined && entry.held && entry.fence === claim.fence ? entry : null;
  }

  function free(): (Entry & { nextAt: Instant })[] {
    return [...entries.values()].filter(
      (entry): entry is Entry & { nextAt: Instant } => entry.nextAt !== null && !entry.held,
    );
  }

  function close(claim: ClaimedMessage, at: Instant, answer: FinalAnswer): boolean {
    const entry = heldBy(claim);
    if (entry === null || entry.answer !== null) return false;
    const failed = answer.outcome === 'failed-for-good';
    entry.row = {
      ...entry.row,
      state: failed ? 'failed' : answer.outcome,
      sentAt: failed ? null : at,
      proof: failed ? answer.why : answer.proof,
    };
    entry.answer = answer;
    // The outcome is still to be told: until then the message comes back as soon as the claim ends.
    entry.nextAt = at;
    return true;
  }

  return {
    add,
    async put(messages, at) {
      add(messages, at);
    },
    async claimDue(now, limit) {
      const due = free()
        .filter((entry) => entry.nextAt <= now)
        .toSorted((a, b) => a.nextAt - b.nextAt)
        .slice(0, limit);
      return due.map((entry) => claimOf(entry, now));
    },
    async sent(claim, at, outcome, proof) {
      return close(claim, at, { outcome, proof });
    },
    async failed(claim, at, why) {
      return close(claim, at, { outcome: 'failed-for-good', why });
    },
    async retryLater(claim, at, why) {
      const entry = heldBy(claim);
      if (entry === null || entry.answer !== null) return false;
      entry.row = { ...entry.row, proof: why };
      entry.nextAt = at;
      entry.held = false;
      return true;
    },
    async told(claim, retryAt) {
      const entry = heldBy(claim);
      if (entry === null || entry.answer === null) return false;
      entry.nextAt = retryAt;
      entry.held = false;
      return true;
    },
    async renew(claim) {
      return heldBy(claim) !== null;
    },
    async nextDueAt() {
      return free().reduce<Instant | null>(
        (least, { nextAt }) => (least === null || nextAt < least ? nextAt : least),
        null,
      );
    },
    async countByState() {
      const counts = { waiting: 0, sent: 0, kept: 0, failed: 0 };
      for (const { row } of entries.values()) counts[row.state] += 1;
      return counts;
    },
    async list({ limit, incidentId }) {
      return [...entries.values()]
        .map((entry) => entry.row)
        .filter(({ message }) => message.about !== 'subscriber')
        .filter((row) => incidentId === null || isAbout(row.message, incidentId))
        .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit);
    },
    forget(recipientId) {
      for (const entry of entries.values()) {
        if (entry.row.message.recipientId !== recipientId) continue;
        entry.row = { ...entry.row, message: { ...entry.row.message, address: null } };
        if (entry.row.state !== 'waiting') continue;
        entry.row = { ...entry.row, state: 'failed', proof: UNSUBSCRIBED };
        entry.nextAt = null;
      }
    },
    async withPrefix(incidentId, prefix) {
      return [...entries.values()]
        .map((entry) => entry.row)
        .filter((row) => isAbout(row.message, incidentId) && row.id.startsWith(prefix))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    },
    reword(rewrite) {
      for (const entry of entries.values())
        entry.row = { ...entry.row, message: rewordMessage(entry.row.message, rewrite) };
    },
  };
}

function waiting(message: OutgoingMessage, createdAt: Instant): Entry {
  return {
    row: { id: message.messageId, message, state: 'waiting', createdAt, sentAt: null, attempts: 0, proof: null },
    nextAt: message.notBefore,
    firstTriedAt: null,
    answer: null,
    held: false,
    fence: 0,
  };
}

function claimOf(entry: Entry, now: Instant): ClaimedMessage {
  entry.held = true;
  entry.fence += 1;
  entry.firstTriedAt ??= now;
  if (entry.answer === null) entry.row = { ...entry.row, attempts: entry.row.attempts + 1 };
  const { id, attempts, message } = entry.row;
  return { id, fence: entry.fence, attempts, firstTriedAt: entry.firstTriedAt, message, answer: entry.answer };
}

function isAbout({ stream }: OutgoingMessage, incidentId: string): boolean {
  return stream !== null && stream.kind === 'incident' && stream.id === incidentId;
}

function rewordMessage(message: OutgoingMessage, rewrite: (words: string) => string): OutgoingMessage {
  const { subject, body, address, payload } = message;
  return {
    ...message,
    subject: rewrite(subject),
    body: rewrite(body),
    address: address === null ? null : rewrite(address),
    payload: JSON.parse(rewrite(JSON.stringify(payload ?? null))),
  };
}

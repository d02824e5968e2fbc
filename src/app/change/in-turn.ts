interface Turn {
  running: Promise<unknown>;
  next: Promise<unknown> | null;
}

const turns = new WeakMap<object, Map<string, Turn>>();

/**
 * Does work of one name at most once at a time, on behalf of one owner. Those who ask meanwhile share one more run, which
 * begins when the one under way has ended, so that it sees what they know.
 */
export async function inTurn<T>(owner: object, name: string, work: () => Promise<T>): Promise<T> {
  const named = turns.get(owner) ?? new Map<string, Turn>();
  turns.set(owner, named);
  const turn = named.get(name);
  if (turn === undefined) return begin(named, name, work);
  turn.next ??= turn.running.then(
    () => begin(named, name, work),
    () => begin(named, name, work),
  );
  return turn.next as Promise<T>;
}

async function begin<T>(named: Map<string, Turn>, name: string, work: () => Promise<T>): Promise<T> {
  const turn: Turn = { running: Promise.resolve(), next: null };
  const running = work();
  turn.running = running;
  named.set(name, turn);
  try {
    return await running;
  } finally {
    if (named.get(name) === turn && turn.next === null) named.delete(name);
  }
}

/** Real time as the workers wait for it. */
export interface Timers {
  /** Runs something once after real milliseconds, unless the function that is returned is called before. */
  after(ms: number, run: () => void): () => void;
}

export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.ceil(ms));
    return () => clearTimeout(timer);
  },
};

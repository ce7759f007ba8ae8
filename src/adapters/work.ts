/** What an adapter is doing at the moment. */
export interface Work {
  /** Counts a piece of work until it ends, and gives its result. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Resolves when nothing is under way, or after so long. */
  drain(maxMs: number): Promise<void>;
}

export function createWork(): Work {
  const underWay = new Set<Promise<unknown>>();

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  }

  return {
    settled,
    async track(work) {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    async drain(maxMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, maxMs);
      });
      await Promise.race([settled(), late]);
      clearTimeout(timer);
    },
  };
}

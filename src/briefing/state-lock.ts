/** Lets work that takes several turns of the event loop finish on the state of the index that it began with. */
export interface StateLock {
  /** Does work that no change may fall into; waits for a change that is asked for. Must not be called within itself. */
  read<T>(work: () => Promise<T>): Promise<T>;
  /** Makes a change when nothing is being read; what is to be read meanwhile comes behind it. */
  change(work: () => void | Promise<void>): Promise<void>;
}

export function createStateLock(): StateLock {
  let reading = 0;
  let isFree = (): void => {};
  let changing: Promise<void> | undefined;

  return {
    read: async (work) => {
      while (changing !== undefined) await changing;
      reading++;
      try {
        return await work();
      } finally {
        reading--;
        if (reading === 0) isFree();
      }
    },
    change: async (work) => {
      while (changing !== undefined) await changing;
      let done = (): void => {};
      changing = new Promise((resolve) => {
        done = resolve;
      });
      try {
        if (reading > 0)
          await new Promise<void>((resolve) => {
            isFree = resolve;
          });
        await work();
      } finally {
        changing = undefined;
        done();
      }
    },
  };
}

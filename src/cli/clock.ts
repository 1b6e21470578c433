import { setTimeout as wait } from 'node:timers/promises';

/** The machine's own clock and chance, for everything that takes them as arguments. */
export const systemClock = {
  now: Date.now,
  sleep: async (milliseconds: number): Promise<void> => {
    await wait(milliseconds);
  },
  random: Math.random,
};

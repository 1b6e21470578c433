import { setTimeout as wait } from 'node:timers/promises';
import type { Runtime } from '../model/provider.js';
import type { ProgressReporter } from './progress.js';
import type { Terminal } from './terminal.js';

/** The clock, the environment and the progress line, for the providers. */
export function runtimeOf(terminal: Terminal, progress: ProgressReporter): Runtime {
  return {
    env: terminal.env,
    now: Date.now,
    sleep: async (milliseconds) => {
      await wait(milliseconds);
    },
    random: Math.random,
    progress: (step) => progress.report(step),
  };
}

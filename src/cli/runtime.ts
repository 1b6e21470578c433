import type { Runtime } from '../model/provider.js';
import { systemClock } from './clock.js';
import type { ProgressReporter } from './progress.js';
import type { Terminal } from './terminal.js';

/** The clock, the environment and the progress line, for the providers. */
export function runtimeOf(terminal: Terminal, progress: ProgressReporter): Runtime {
  return {
    env: terminal.env,
    ...systemClock,
    progress: (step) => progress.report(step),
  };
}

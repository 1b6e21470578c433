import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKeywright, written } from '../../cli/built-cli.js';

/** `keywright sim --state` in a process of its own. */
export interface SimProcess {
  readonly url: string;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
}

/** One that is killed so many milliseconds after it was started: while it loads, or folds the journal into the snapshot. */
export async function killWhileStarting(stateFile: string, milliseconds: number): Promise<void> {
  const child = startKeywright(['sim', '--port', '0', '--state', stateFile]);
  const ended = once(child, 'exit');
  await sleep(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

export async function startSimProcess(stateFile: string): Promise<SimProcess> {
  const child = startKeywright(['sim', '--port', '0', '--state', stateFile]);
  const [, url = ''] = await written(child, 'stdout', /listens on (http:\S+)/);
  const ended = once(child, 'exit');
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

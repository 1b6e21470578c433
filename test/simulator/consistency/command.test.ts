import { expect, it } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { fakeTerminal } from '../../cli/fake-terminal.js';

it('`keywright sim --consistency` sets the longest delay', async () => {
  const { terminal, written, stop } = fakeTerminal('/');
  const ended = run(['sim', '--port', '0', '--consistency', '2.5'], terminal);
  while (!written.stdout.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 10));
  const [, url] = /listens on (http:\S+)/.exec(written.stdout) ?? [];
  const answer = await fetch(`${url}/_keywright/consistency`);
  expect(await answer.json()).toMatchObject({ upToSeconds: 2.5, pending: [] });
  stop();
  expect(await ended).toBe(0);
});

it.each(['soon', '-1', '86401', '1e3', ''])('and refuses %j', async (seconds) => {
  const { terminal, written } = fakeTerminal('/');
  expect(await run(['sim', '--port', '0', `--consistency=${seconds}`], terminal)).toBe(1);
  expect(written.stderr).toContain('error KW6003: ');
});

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/apply/journal/journal.js';
import { judgeJournal } from '../../../src/apply/journal/judge.js';
import { backends, value } from './building.js';

const script = join(import.meta.dirname, 'child.ts');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill();
});

async function applier(place: string, who: string, env: Readonly<Record<string, string>>) {
  const child = fork(script, ['runs', place, who], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
  });
  children.push(child);
  await once(child, 'message');
  const ask = async (word: string): Promise<string> => {
    const answer = once(child, 'message');
    child.send(word);
    return String((await answer)[0]);
  };
  return { who, pid: child.pid, ask };
}

const places = await backends();

describe('two appliers on one target', () => {
  it.each([...places])('race 50 times in $name: one wins, the other says who has it', async (backend) => {
    const place = backend.place();
    const both = await Promise.all(['alice', 'bob'].map((who) => applier(place, who, backend.env)));
    const winners: string[] = [];
    for (let round = 1; round <= 50; round += 1) {
      const answers = await Promise.all(both.map(({ ask }) => ask('begin')));
      const index = answers.indexOf('won');
      const [winner, loser] = [both[index], answers[1 - index]];
      if (winner === undefined) throw new Error(`round ${round}: ${answers.join(' | ')}`);
      expect(loser, `round ${round}`).toContain(
        `KW4566 ${winner.who} (process ${winner.pid}) holds the lock of`,
      );
      winners.push(winner.who);
      expect(await winner.ask('end')).toBe('ended');
    }
    const { entries } = value(await readJournal(await backend.open(place)));
    const taken = entries.flatMap(({ event }) =>
      event.kind === 'lock' && event.action === 'taken' ? [`${event.fence} ${event.runner.who}`] : [],
    );
    expect(taken).toEqual(winners.map((who, index) => `${index + 1} ${who}`));
    const options = { checkpoints: [], signers: null };
    expect(value(await judgeJournal(await backend.open(place), options)).problems).toEqual([]);
  });
});

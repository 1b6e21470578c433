import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/cli/progress.js';
import { wantsColor } from '../../src/cli/terminal.js';
import { fakeTerminal } from './fake-terminal.js';

function progressAt(isTerminal: boolean) {
  let now = 1_000;
  const { terminal, written } = fakeTerminal('/', { isTerminal });
  const progress = progressOn(terminal.stderr, () => now);
  const report = (done: number, ms: number): void => {
    now += ms;
    progress.report({ target: 'prod-eu', doing: 'reading keys', done, total: 10 });
  };
  return { progress, report, written };
}

describe('progress', () => {
  it('is one line that is drawn again on a terminal, and gone at the end', () => {
    const { progress, report, written } = progressAt(true);
    report(1, 100);
    report(2, 1);
    report(3, 100);
    progress.clear();
    expect(written.stderr).toBe('prod-eu: reading keys 1/10\r\u001b[2Kprod-eu: reading keys 3/10\r\u001b[2K');
  });

  it('is a plain line now and then elsewhere', () => {
    const { report, written } = progressAt(false);
    for (let done = 1; done < 10; done += 1) report(done, 1_000);
    report(10, 1);
    expect(written.stderr).toBe('prod-eu: reading keys 6/10\nprod-eu: reading keys 10/10\n');
  });

  it('says nothing twice in a row there', () => {
    const { report, written } = progressAt(false);
    for (let look = 0; look < 10; look += 1) report(10, 2_000);
    expect(written.stderr).toBe('prod-eu: reading keys 10/10\n');
  });

  it('shows hostile names harmlessly and never wraps', () => {
    const { terminal, written } = fakeTerminal('/', { isTerminal: true });
    const progress = progressOn(terminal.stderr, () => 1_000);
    progress.report({ target: '\u001b[2J'.repeat(60), doing: 'x', done: 1, total: null });
    expect(written.stderr).not.toContain('\u001b');
    expect(written.stderr.length).toBeLessThan(100);
  });
});

describe('wantsColor', () => {
  it.each([
    ['a terminal', true, {}, true, true],
    ['no terminal', false, {}, true, false],
    ['--no-color', true, {}, false, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, true, false],
  ])('%s', (_, isTerminal, env, flag, expected) => {
    expect(wantsColor(fakeTerminal('/', { isTerminal }).terminal.stdout, env, flag)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { fakeTerminal } from './fake-terminal.js';

async function call(...argv: string[]) {
  const { terminal, written } = fakeTerminal('/');
  return { exit: await run(argv, terminal), ...written };
}

const names = [
  ...['init', 'validate', 'compile', 'plan', 'show', 'approve', 'apply', 'drift'],
  ...['who-can', 'what-can', 'diff-policy', 'sim'],
];

describe('help', () => {
  it('lists every command and the exit codes', async () => {
    const { exit, stdout } = await call('--help');
    expect(exit).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(stdout).toContain('5  the plan is stale');
  });

  it.each(names)('of %s has examples and the global options', async (name) => {
    const { exit, stdout, stderr } = await call(name, '--help');
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Examples:\n {2}\$ .+\n {6}.+/);
    for (const option of ['--estate', '--format', '--no-color']) expect(stdout).toContain(option);
  });

  it('is what `help COMMAND` prints as well', async () => {
    expect((await call('help', 'plan')).stdout).toBe((await call('plan', '--help')).stdout);
  });

  it('comes with exit code 1 when no command is given', async () => {
    const { exit, stderr } = await call();
    expect(exit).toBe(1);
    expect(stderr).toContain('Usage: keywright');
  });
});

describe('wrong usage', () => {
  it.each([
    [['plam'], 'KW6001', 'unknown command `plam`', 'did you mean `plan`?'],
    [['plan', '--ot', 'x'], 'KW6002', 'unknown option `--ot`', 'did you mean `--out`?'],
    [['apply', 'p.json', '--take-lok'], 'KW6002', '--take-lok', '`--take-lock`'],
    [['show'], 'KW6003', 'missing required argument `plan`', '`keywright show --help`'],
    [['plan', '--out'], 'KW6003', 'argument missing', '`keywright plan --help`'],
    [['plan', 'extra'], 'KW6003', 'too many arguments', '`keywright plan --help`'],
    [['sim', '--port', 'http'], 'KW6003', 'a port is a number from 0 to 65535', '`keywright sim --help`'],
    [['sim', '--world', 'none.yaml'], 'KW6010', '`none.yaml` does not exist', 'give `--world` the path'],
    [
      ['sim', '--port', '65536'],
      'KW6003',
      '`65536` can’t be the value of `--port <number>`: a port is a number',
      '`keywright sim --help`',
    ],
    [['validate', '--format', 'xml'], 'KW6004', '`validate` has no format `xml`', '`--format json`'],
    [['apply', 'p', '--format', 'markdown'], 'KW6004', 'no format `markdown`', '`--format human`'],
  ])('%j: %s', async (argv, code, message, remedy) => {
    const { exit, stdout, stderr } = await call(...argv);
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`error ${code}: `);
    expect(stderr).toContain(message);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('shows hostile words harmlessly', async () => {
    const { exit, stderr } = await call('pl\u001b[2Jan\u202e\nx');
    expect(exit).toBe(1);
    expect(stderr).toContain('\\u{1b}[2Jan\\u{202e}\\u{a}x');
    expect(stderr).not.toContain('\u001b');
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApplyOptions } from '../../src/apply/apply-options.js';
import { run } from '../../src/cli/run.js';
import type { ApplyReport } from '../../src/model/apply-report.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { DriftReport } from '../../src/model/drift.js';
import type { Plan } from '../../src/model/plan.js';
import { sealPlan } from '../../src/plan/digest.js';
import { printPlan } from '../../src/plan/plan-file.js';
import { changes, plan as samplePlan } from '../render/samples.js';
import { fakeTerminal } from './fake-terminal.js';

const pipeline = vi.hoisted(() => ({
  validate: vi.fn(),
  compile: vi.fn(),
  guard: vi.fn(),
  plan: vi.fn(),
  apply: vi.fn(),
  drift: vi.fn(),
}));
vi.mock('../../src/pipeline.js', () => pipeline);

const { meta, digest: _, ...body } = samplePlan();
const plan = sealPlan(body, meta);
const unblocked = sealPlan({ ...body, blocked: [] }, meta);
const wrong: Diagnostic = { code: 'KW6003', severity: 'error', message: 'wrong' };
const odd: Diagnostic = { code: 'KW6003', severity: 'warning', message: 'odd' };
const noDrift: DriftReport = {
  estate: 'acme',
  targets: [{ name: 'local', drifted: [], unmanaged: [], unmanagedGrants: [], missing: [], unknown: [] }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keywright-commands-'));
  for (const step of Object.values(pipeline)) step.mockReset();
  pipeline.validate.mockResolvedValue(
    good({
      name: 'acme',
      targets: [{ name: 'local' }],
      keys: [{ name: 'cards' }],
      guardrails: [],
      approverGroups: [],
      approvalPolicies: [],
    }),
  );
  pipeline.compile.mockReturnValue(good([]));
  pipeline.guard.mockReturnValue([]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function good<T>(value: T, warnings: readonly Diagnostic[] = []) {
  return { ok: true, value, warnings };
}

async function call(...argv: string[]) {
  const { terminal, written } = fakeTerminal(folder);
  return { exit: await run(argv, terminal), ...written };
}

describe('validate', () => {
  it.each([
    ['a sound estate', good([]), 0, 'ok: 1 key in 1 target\n'],
    ['warnings', good([], [odd]), 0, /warning KW6003: odd[\s\S]*ok: 1 key/],
    ['what only compiling finds', { ok: false, problems: [wrong] }, 1, /error KW6003: wrong/],
  ])('%s', async (_, compiled, code, stdout) => {
    pipeline.compile.mockReturnValue(compiled);
    const answer = await call('validate');
    expect(answer.exit).toBe(code);
    expect(answer.stdout).toEqual(expect.stringMatching(stdout));
    expect(answer.stderr).toBe('');
  });

  it('answers a program with problems as JSON', async () => {
    pipeline.validate.mockResolvedValue({ ok: false, problems: [wrong] });
    const { exit, stdout } = await call('validate', '--format', 'json');
    expect(exit).toBe(1);
    expect(JSON.parse(stdout).problems).toMatchObject([{ code: 'KW6003', message: 'wrong' }]);
  });
});

describe('plan', () => {
  it.each([
    ['changes', unblocked, [], 0],
    ['changes, asked for', unblocked, ['--exit-code'], 2],
    ['blocked keys', plan, ['--exit-code'], 1],
    ['nothing', sealPlan({ ...body, changes: [], blocked: [] }, meta), ['--exit-code'], 0],
  ] as const)('exits by what it found: %s', async (_, found, args, code) => {
    pipeline.plan.mockResolvedValue(good(found));
    expect((await call('plan', ...args)).exit).toBe(code);
  });

  it('says what stands in the way on stderr, with nothing on stdout', async () => {
    pipeline.plan.mockResolvedValue({ ok: false, problems: [wrong] });
    expect(await call('plan')).toMatchObject({
      exit: 1,
      stdout: '',
      stderr: expect.stringContaining('error KW6003: wrong'),
    });
  });

  it('writes the very bytes that it prints as JSON', async () => {
    pipeline.plan.mockResolvedValue(good(unblocked));
    const { stdout } = await call('plan', '--format', 'json', '--out', 'plan.json');
    expect(stdout).toBe(printPlan(unblocked));
    expect((await call('show', 'plan.json', '--format', 'json')).stdout).toBe(stdout);
  });

  it('prints no plan whose file could not be written', async () => {
    pipeline.plan.mockResolvedValue(good(unblocked));
    const { exit, stdout, stderr } = await call('plan', '--out', 'no/plan.json');
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error KW6023');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps warnings out of the result', async () => {
    pipeline.plan.mockResolvedValue(good(unblocked, [odd]));
    const { stdout, stderr } = await call('plan', '--format', 'markdown');
    expect(stdout).toMatch(/^### keywright plan/);
    expect(stderr).toContain('warning KW6003: odd');
  });

  it('passes the targets on', async () => {
    pipeline.plan.mockResolvedValue(good(unblocked));
    await call('plan', '--target', 'local');
    expect(pipeline.plan.mock.calls[0]?.[1]).toEqual({ targets: ['local'] });
    expect((await call('plan', '--target', 'loca')).stderr).toContain('did you mean `local`?');
  });
});

describe('apply', () => {
  const applied: ApplyReport = { outcome: 'applied', done: [changes.create], before: [], warnings: [] };
  beforeEach(() => writeFileSync(join(folder, 'plan.json'), printPlan(unblocked)));

  it('tells each step on stderr and the result on stdout', async () => {
    pipeline.apply.mockImplementation(async (_estate: unknown, _plan: Plan, { onEvent }: ApplyOptions) => {
      onEvent({ kind: 'start', change: changes.create, index: 0, total: 1 });
      onEvent({ kind: 'done', change: changes.create, index: 0, total: 1 });
      return applied;
    });
    const { exit, stdout, stderr } = await call('apply', 'plan.json');
    expect([exit, stdout]).toEqual([0, 'applied: 1 change done\n']);
    expect(stderr).toBe('[1/1] tokens@prod-us: create the key (hmac-sha256 key to mac)\n');
    expect(pipeline.apply.mock.calls[0]?.[2]).toMatchObject({ run: { takeLocks: false } });
  });

  it('says which keys the plan left out', async () => {
    writeFileSync(join(folder, 'plan.json'), printPlan(plan));
    pipeline.apply.mockResolvedValue({ ...applied, done: [] });
    const [left] = plan.blocked;
    const { exit, stdout } = await call('apply', 'plan.json');
    expect([exit, left?.code]).toEqual([0, expect.stringMatching(/^KW/)]);
    expect(stdout).toContain(
      `warning ${left?.code}: the plan leaves \`${left?.key.name}@${left?.key.target}\` out`,
    );
  });

  it('hands on that locks are to be taken, and why the glass is to be broken', async () => {
    pipeline.apply.mockResolvedValue(applied);
    await call('apply', 'plan.json', '--take-lock', '--break-glass', '--reason', 'INC-42');
    expect(pipeline.apply.mock.calls[0]?.[2]).toMatchObject({
      run: { takeLocks: true },
      approval: { breakGlass: { reason: 'INC-42' } },
    });
  });

  it.each([
    [['--break-glass'], 'needs `--reason'],
    [['--reason', 'because'], 'is for `--break-glass`'],
  ])('%j is half of what it takes to break the glass', async (flags, words) => {
    const { exit, stderr } = await call('apply', 'plan.json', ...flags);
    expect([exit, pipeline.apply.mock.calls.length]).toEqual([1, 0]);
    expect(stderr).toContain(words);
  });

  it('asks the run to stop once the user does, and listens no longer afterwards', async () => {
    const { terminal, written, stop, listeners } = fakeTerminal(folder);
    const answers: boolean[] = [];
    pipeline.apply.mockImplementation(async (_estate: unknown, _plan: Plan, { shouldStop }: ApplyOptions) => {
      answers.push(shouldStop());
      stop();
      answers.push(shouldStop());
      return {
        outcome: 'failed',
        done: [],
        before: [],
        failed: null,
        notDone: [changes.create],
        problems: [],
      };
    });
    expect(await run(['apply', 'plan.json'], terminal)).toBe(4);
    expect(answers).toEqual([false, true]);
    expect(written.stderr).toContain('stopping after the current step');
    expect(written.stdout).toContain('stopped: 0 changes done, 1 not');
    expect(listeners.size).toBe(0);
  });

  it('looks at the plan file before anything else', async () => {
    writeFileSync(join(folder, 'plan.json'), printPlan(unblocked).replace('cards', 'kards'));
    const { exit, stderr } = await call('apply', 'plan.json');
    expect(exit).toBe(1);
    expect(stderr).toContain('error KW4023');
    expect(pipeline.validate).not.toHaveBeenCalled();
  });
});

describe('drift', () => {
  it.each([
    ['none', noDrift, 0],
    [
      'something unknown',
      {
        ...noDrift,
        targets: [{ ...noDrift.targets[0], unknown: [{ key: null, what: 'tags', reason: 'denied' }] }],
      },
      2,
    ],
  ])('exits by what it found: %s', async (_, report, code) => {
    pipeline.drift.mockResolvedValue(good(report));
    expect((await call('drift', '--exit-code')).exit).toBe(code);
    expect((await call('drift')).exit).toBe(0);
  });

  it('answers in every format', async () => {
    pipeline.drift.mockResolvedValue(good(noDrift));
    expect((await call('drift')).stdout).toBe('no drift in 1 target\n');
    expect((await call('drift', '--format', 'markdown')).stdout).toBe(
      '### keywright: no drift in 1 target\n',
    );
    expect(JSON.parse((await call('drift', '--format', 'json')).stdout)).toEqual(noDrift);
  });
});

describe('a bug', () => {
  it('is one line and exit code 1, whatever threw', async () => {
    pipeline.validate.mockRejectedValue(new TypeError('x is undefined'));
    const { exit, stderr } = await call('validate');
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^error KW6060: this is a bug in keywright: x is undefined; .*\n$/);
  });
});
